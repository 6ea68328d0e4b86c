"""A map to start from: of a CSV file's own columns, or of the fields most asked for."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache

from tomli_w import dumps

from allcli.cohort.bounds import are_bounds
from allcli.cohort.map_fields import LISTS, fields
from allcli.cohort.mapping import Layout
from allcli.cohort.profile import Texts, profile, texts_of
from allcli.cohort.rows import LASTING
from allcli.cohort.stream import columns_of
from allcli.cohort.synonyms import field_called, plain, synonyms
from allcli.cohort.syntaxes import Syntax
from allcli.report.safe import as_line, printable

USUAL = (
    "id", "assessed_on", "patient.age", "disease.lineage", "disease.status",
    "disease.marrow_blasts_pct", "antigens.cd19", "antigens.cd22", "lines.1.regimen",
    "lines.1.response_on", "lines.1.relapsed_on", "transplants.1.date", "transplants.1.type",
    "gvhd.acute_grade", "labs.bilirubin", "labs.bilirubin_uln",
)  # fmt: skip
ALIKE = 0.8
_BOUND_ENDINGS = ("_operator", "_op", "_sign", "_comparator", "_qualifier", "_bound")
_EARLIER = frozenset(
    ("diagnosis", "diag", "dx", "initial", "presentation", "presenting", "baseline", "day", "d29")
)
HEAD = """\
# Which column gives which field of a case. A column that is not named here is not read.
# Fields are written as in cases/README.md; in a list of tables the number of the entry stands
# between: lines.1.regimen, lines.2.regimen, transplants.1.date. For no transplant at all, a column
# of its own may give `transplants` and say none. Several words in one cell: commas, semicolons or
# bars between. A cell may carry a unit or a bound: 31 umol/L, < 0.01 %. A column may say more:
# wbc = { field = "labs.wbc", unit = "/uL" }, and so unit_from, bound_from, factor, date,
# values, where.
# `allcli schema map` has every word. A case is a patient on the day of the decision: counts, ages
# and MRD of an earlier day, such as that of diagnosis, are none of its fields.

[columns]
"""
TAIL = """
# Words of the export, by field, and the words of a case for them.
[values]
# "disease.lineage" = { "B" = "b-all", "T" = "t-all" }

# Checkboxes that together give one list, counted only where their form is complete.
# [lists."disease.sites"]
# columns = { site___1 = "marrow", site___2 = "cns" }
# where = { relapse_complete = "2" }
# exhaustive = true            # a box that is not ticked means no; else it means unknown

# What is the same in every row.
[constant]
# jurisdiction = "KR"
# assessed_on = 2026-11-22

# Only the rows with these words; a column may have a `where` of its own.
[where]
# event = ["relapse", "progression"]

# How the file is written, where the file itself does not tell.
[layout]
# header = 5                   # the line that names the columns; else the first that is no comment
# comment = "#"                # how lines begin that are passed over
# delimiter = ";"              # else the commonest of ; , and tab in the first line
# decimal = ","                # else a comma where ; separates the columns, and a point otherwise
# date = ["%d.%m.%Y", "%m/%Y"] # beside 2026-03-14, 2026-03 and 2026
# encoding = "cp1252"          # else UTF-8, with or without a byte order mark
# unknown = ["9", "-99"]       # cells that say nothing, beside the usual words for it
# unreadable = "set-aside"     # a cell that cannot be read; else its case is refused
"""


def template(file: str = "", syntax: Syntax | None = None, layout: Layout | None = None) -> str:
    """A map for the columns of a file; without one, for columns called as fields. Raises CaseError.

    A column is given a field only where its name can mean nothing else; every other is commented
    out, with the nearest field as a remark.
    """
    if not file:
        return HEAD + "".join(f"{_line(column, column)}\n" for column in USUAL) + TAIL
    with columns_of(file, syntax, layout or Layout()) as made:
        texts = texts_of(made.rows, len(made.header))
        left = [
            f"# {count:,} row{'s' * (count != 1)} cannot be read: {why}"
            for why, count in made.left.items()
        ]
    named = dict(reversed(list(zip(made.header, texts, strict=True))))
    given = _proposed(dict.fromkeys(filter(None, made.header)))
    blocks = ["\n".join(_block(name, field, named, made.decimal)) for name, field in given.items()]
    head = HEAD + "".join(f"{as_line(said)}\n" for said in left)
    return head + "\n".join(blocks) + "\n" + _joining(made.header) + TAIL


def _proposed(names: Iterable[str]) -> dict[str, str]:
    """The field of each column; of two columns with the same field only the first has it."""
    given: dict[str, str] = {}
    for name in names:
        field = field_called(name)
        given[name] = "" if field in given.values() else field
    return given


def _block(name: str, field: str, named: Mapping[str, Texts], decimal: str) -> Iterator[str]:
    """The line of a column under what its cells say."""
    units, bounds = [other for other in _units_of(name) if other in named], _bounds_of(name, named)
    unit = units[0] if field and units else ""
    for sentence in profile(field, named[name], decimal, has_unit=bool(unit)):
        yield f"# {as_line(sentence)}"
    beside = {"unit_from": unit, "bound_from": bounds if field else ""}
    given = {key: other for key, other in beside.items() if other}
    yield _line(name, {"field": field, **given} if given else field, named[name])


def _units_of(name: str) -> tuple[str, ...]:
    """What the column may be called that holds the unit of another; of a limit, its test's."""
    test = name.removesuffix("_uln").removesuffix("_ULN")
    return tuple(f"{test}{ending}" for ending in ("_unit", "_units", "_UNIT", " unit", ".unit"))


def _bounds_of(name: str, named: Mapping[str, Texts]) -> str:
    """The column beside another that holds its bounds, by its name and by what it says."""
    others = (other for end in _BOUND_ENDINGS if (other := f"{name}{end}") in named)
    return next((other for other in others if are_bounds(named[other])), "")


def _line(name: str, gives: str | dict[str, str], texts: Collection[str] = ()) -> str:
    key = printable(dumps({name: "?"})).partition(" = ")[0]  # an escape means the same in TOML
    if isinstance(gives, dict):
        inner = ", ".join(dumps({word: value}).strip() for word, value in gives.items())
        return f"{key} = {{ {printable(inner)} }}"
    if gives:
        return f'{key} = "{gives}"'
    return f'# {key} = "?"{_remark(name, texts)}'


def _remark(name: str, texts: Collection[str]) -> str:
    """What a column might be, by its name, and by the texts of its cells."""
    word = plain(name)
    if are_bounds(texts):
        return "  # bounds of another column? see bound_from"
    if "___" in name:
        return "  # a checkbox? see [lists]"
    if word.startswith("redcap_"):
        return "  # of REDCap: see [join]"
    same = [field for field in fields() if field.rpartition(".")[2] == word]
    if same:
        return f"  # perhaps {' or '.join(same[:3])}?"
    near = get_close_matches(word, _of_like_letters(word), n=1, cutoff=ALIKE)
    field = synonyms()[near[0]] if near else _within(word)
    if field and field not in LASTING and not _EARLIER.isdisjoint(word.split("_")):
        return f"  # {field} only if it is of the day of the decision"
    return f"  # perhaps {field}?" if field else ""


def _within(word: str) -> str:
    """The field that some of the words of a name give, the most of them first."""
    words = word.split("_")
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            field = synonyms().get("_".join(words[first : first + length]))
            if field:
                return field
    return ""


def _of_like_letters(word: str) -> list[str]:
    """The names that can be alike at all: a letter in one of two words only is no match."""
    letters = set(word)
    return [
        name for name, of_name in _letters()
        if len(letters ^ of_name) <= round((1 - ALIKE) * (len(word) + len(name)), 6)
    ]  # fmt: skip


@cache
def _letters() -> list[tuple[str, set[str]]]:
    return [
        (name, set(name)) for name, field in synonyms().items()
        if not field.startswith(LISTS) or ".1." in field  # the first stands for all
    ]  # fmt: skip


def _joining(header: Collection[str]) -> str:
    """How the rows of a patient are joined, where the header tells that there are several."""
    if not {"redcap_repeat_instrument", "redcap_event_name"} & set(header):
        return ""
    by = printable(dumps({"by": next(iter(header))})).strip()
    made = "\n# Several rows of one patient.\n"
    if "redcap_repeat_instrument" in header:
        made += (
            "# A field of a repeating instrument is written with `*`,\n"
            '# line_regimen = { field = "lines.*.regimen", '
            'where = { redcap_repeat_instrument = "..." } }\n'
        )
    made += f"[join]\n{by}\n"
    if "redcap_repeat_instance" in header:
        made += 'number = "redcap_repeat_instance"\n'
    return (
        f'{made}# date = "..."  # the column with the day of each visit: the latest value counts\n'
    )
