"""What was probably meant where a case cannot have a value, or a table a key."""

import json
import re
from functools import partial
from typing import Any, get_args

from allcli.case.agents.reading import understood
from allcli.case.agents.spellings import with_classes
from allcli.case.dates import FIRST, LAST
from allcli.case.fields import DateField, GradeField, Number
from allcli.case.files.forms import Form, form_at, other_units
from allcli.case.files.missing_words import meant
from allcli.case.files.names import field_names, paths_named
from allcli.case.files.number_slips import number_meant
from allcli.case.files.other_words import said_of, said_of_yes_or_no
from allcli.case.files.slips import yes_or_no
from allcli.case.files.translations import translation
from allcli.case.files.written_days import as_day, not_a_day
from allcli.case.kinds import Antigen, YesNo, words_of
from allcli.case.model import Case
from allcli.case.plausible import USUAL
from allcli.case.problems import UNEXPECTED, Path, dotted
from allcli.case.span import Span
from allcli.case.unit_factors import FACTORS

_NONE = frozenset({"none", "nil", "-", "(-)"})  # of a patient; of an export, that it is empty
_SHORT = 100  # characters: what is longer is no value
_TIMES = re.compile(
    r"(?i)(?:(?:정상(?:의)?|上限の?)\s*)?([<>]=?|[≤≥])?\s*(\d+(?:\.\d+)?)\s*"
    r"(?:[x×]?\s*(?:uln|n|normal|upper limit|上限|정상)|배|倍)"
)
# Levels, and where their finding stands in words.
_IN_WORDS: dict[str, tuple[str, Any]] = {
    "mrd.level_pct": ("mrd.status", YesNo),
    "antigens.cd19_pct": ("antigens.cd19", Antigen),
    "antigens.cd22_pct": ("antigens.cd22", Antigen),
}
_CLEAR = "cns1"
_YES = {"0": "no", "1": "yes", "checked": "yes", "positive": "yes", "negative": "no"}
_BARE = re.compile(r"\s*(?:[<>]=?|[≤≥])?\s*\d+(?:\.\d+)?\s*$")


def hint_for(path: Path, error: dict[str, Any]) -> str:
    """What to write instead; empty where nothing is near."""
    if error["type"] in UNEXPECTED:
        return _elsewhere(path)
    name = re.sub(r"\[\d+\]", "[]", dotted(path))
    try:
        form = form_at(name)
    except (KeyError, AttributeError):
        return ""
    value = error["input"]
    if form.table and isinstance(value, dict | list):
        return _brackets(dotted(path), several=form.several)
    said = _other_field(path, value) or _not_known(form, value) or _listed(form, path, value)
    if said:
        return said
    if isinstance(form.rule, Number):
        return _number(name, form.rule, error)
    return _word(form, path, value)


def _number(name: str, number: Number, error: dict[str, Any]) -> str:
    """A number that is out of range has another unit, or is a slip."""
    value = error["input"]
    if error["type"] == "range":
        return _with_unit(name, number, value)
    text = value.strip() if isinstance(value, str) else ""
    return number_meant(name, number, text) if 0 < len(text) <= _SHORT else ""


def _not_known(form: Form, value: object) -> str:
    """What a case has for a word that says nothing: `n/a`, `미상`."""
    if not isinstance(value, str) or form.choice(value):
        return ""
    word = meant(value)
    if word is None:
        return ""
    left_open = f'write "{word or "unknown"}", or leave it out'
    left_open = left_open if form.may_be_missing else "leave it out"
    denial = _denial(form) if value.strip().lower() in _NONE else ""
    return f"write {denial} to deny it; if it is not known, {left_open}" if denial else left_open


def _other_field(path: Path, value: object) -> str:
    """The field beside it that takes what is written here: `2 x ULN`, or `negative` of a level."""
    if not isinstance(value, str) or len(value) > _SHORT:
        return ""
    name, text = dotted(path), value.strip()
    times = _TIMES.fullmatch(text)
    if times and f"{name}_x_uln" in field_names():
        return f'write {name}_x_uln = "{times[1] or ""}{times[2]} x ULN"'
    if said := said_of(re.sub(r"\[\d+\]", "[]", name), text):
        return said
    if drug := _drug_meant(path, text):
        return f'did you mean "{drug}"?'
    if name in _IN_WORDS:
        beside, kind = _IN_WORDS[name]
        word = get_args(kind)[1].read(translation(text) or text)
        return f'write {beside} = "{word}"' if word in words_of(kind) else ""
    return ""


def _listed(form: Form, path: Path, value: object) -> str:
    """The list of one that was meant."""
    is_one = form.several and isinstance(value, str) and not isinstance(path[-1], int)
    return f"write a list: {json.dumps([value], ensure_ascii=False)}" if is_one else ""


def _drug_meant(path: Path, text: str) -> str:
    """The drug of a list in [exposure] that a name stands for; empty for none."""
    if path[0] != "exposure" or not isinstance(path[-1], int):
        return ""
    choices = form_at(re.sub(r"\[\d+\]", "[]", dotted(path))).choices
    drugs = [drug for drug in with_classes(understood(None, (text,)).given) if drug in choices]
    return drugs[0] if len(drugs) == 1 else ""


def _denial(form: Form) -> str:
    """How a field says that there is none; empty where it cannot, and of what is measured."""
    if form.several:
        return "[]"
    if form.own is bool:
        return "false"
    if isinstance(form.rule, GradeField):
        return "0"
    return next((f'"{word}"' for word in ("negative", _CLEAR) if word in form.choices), "")


def _elsewhere(path: Path) -> str:
    """The table in which a key belongs that is unknown in this one."""
    key = str(path[-1])
    if len(path) > 1 and key in Case.field_names():
        return f'move it above the first [table]; in JSON out of "{path[0]}"'
    tables = [re.sub(r"(\w+)\[0\]", r"[\1]", name.rpartition(".")[0]) for name in paths_named(key)]
    return f"belongs in {' or '.join(f'[{table}]' for table in tables if table)}" if tables else ""


def _brackets(name: str, *, several: bool) -> str:
    """How the header of a table is written."""
    if several:
        return f'write [[{name}]]; in JSON a list: "{name}": [{{...}}]'
    return f'write [{name}]; in JSON one object: "{name}": {{...}}'


def _with_unit(name: str, number: Number, value: object) -> str:
    """The same number with each unit in which it is one that a patient has."""
    if isinstance(value, bool) or not (isinstance(value, int | float) or _is_bare(value)):
        return ""
    usual = USUAL.get(name)
    readings = []
    for unit in map(partial(_plain, number.unit), other_units(number.unit)):
        written = f"{value} {unit}"
        try:
            read = number.read(written)
        except ValueError:
            continue
        high = read.high if isinstance(read, Span) else read
        readings.append((written, usual is None or usual.low <= high <= usual.high))
    likely = [text for text, is_usual in readings if is_usual] or [text for text, _ in readings]
    return f'did you mean "{likely[0]}"?' if len(likely) == 1 else ""  # else nobody can tell


def _plain(own: str, unit: str) -> str:
    """The spelling that people type: /uL, not 10*6/L."""
    factors = FACTORS[own]
    same = [spelling for spelling, factor in factors.items() if factor == factors[unit]]
    return next((spelling for spelling in same if not re.search(r"\d", spelling)), unit)


def _is_bare(value: object) -> bool:
    return isinstance(value, str) and len(value) < 60 and bool(_BARE.match(value))


def _word(form: Form, path: Path, value: object) -> str:
    """A word of yes or no, a date, or a word of Korean or Japanese, as this field takes it."""
    text = str(value).lower() if isinstance(value, str | int) else ""
    if path[:2] == ("disease", "sites") and (site := form_at("disease.cns_sites[]").choice(text)):
        return f'write "cns" here, and "{site}" in cns_sites'
    takes_yes = form.own is bool or "positive" in form.choices
    text = _YES.get(translation(text) or text, text) if form.own is bool else text
    if takes_yes and text in ("yes", "no", "y", "n", "true", "false"):
        return yes_or_no(str(path[-1]), text, form)
    translated = translation(text, str(path[-1]))
    if translated in form.choices:
        return (
            yes_or_no(str(path[-1]), translated, form)
            if form.own is bool
            else f'did you mean "{translated}"?'
        )
    if form.own is bool and isinstance(value, str | int):
        return said_of_yes_or_no(text) if len(text) <= _SHORT else ""
    return _day(value) if isinstance(form.rule, DateField) else ""


def _day(value: object) -> str:
    """A date as a case writes it, or what it lacks."""
    given = str(value).strip() if isinstance(value, str | int | float) else ""
    if not 0 < len(given) <= _SHORT:
        return ""
    day = as_day(given)
    if day == given:
        return f"the first day is {FIRST}, the last {LAST}"
    return f"write {day}" if day else not_a_day(given)
