"""A draft as TOML: beside each field the resource that gave it, above all what was not used."""

from collections.abc import Mapping, Sequence

from allcli.case.files.toml_lines import toml_lines
from allcli.case.gathered import ForeignName
from allcli.case.problems import Path

DRAFT = "# A draft from {}: look it through, then add what it lacks: allcli new FILE --continue"


def remarked(
    toml: str, syntax: ForeignName, beside: Mapping[Path, str], left: Sequence[str]
) -> str:
    """The TOML text with these remarks."""
    lines = toml.split("\n")
    for field, line in toml_lines(toml).items():
        if field in beside:
            lines[line - 1] += f"  # {beside[field]}"
    head = [DRAFT.format(syntax), *(f"# not used: {said}" for said in left), ""]
    return "\n".join([*head, *lines])
