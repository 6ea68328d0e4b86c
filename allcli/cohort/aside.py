"""What lies among cases and is none: a local rulebook."""

import re

from allcli.case.files.bounds import MAX_RULES_BYTES
from allcli.case.files.source_text import decoded, read_bytes
from allcli.case.files.toml_text import parse_toml
from allcli.case.model import Case
from allcli.case.problems import CaseError
from allcli.rulebook.overlay import TABLES

_TABLE = re.compile(rb"^\s*\[*\s*[\"']?(%s)\b" % "|".join(TABLES).encode(), re.MULTILINE)


def is_rulebook(name: str) -> bool:
    """Whether a TOML file has tables of a rulebook and nothing of a case."""
    if not name.endswith(".toml"):
        return False
    try:
        data = read_bytes(name, MAX_RULES_BYTES)
        if not _TABLE.search(data):  # nearly every file: nothing more need be known of it
            return False
        tables = parse_toml(name, decoded(name, data, MAX_RULES_BYTES))
    except CaseError:  # whoever reads it will say why
        return False
    of_rules = any(isinstance(tables.get(key), list | dict) for key in TABLES)
    return of_rules and tables.keys().isdisjoint(Case.field_names())
