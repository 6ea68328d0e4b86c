"""The skeleton of a case file, made from the model: every table, every field, nothing stated."""

from collections.abc import Iterator
from datetime import date
from textwrap import wrap

import tomli_w

from allcli.case.fields import GradeField, Number
from allcli.case.files.forms import Form, forms_of
from allcli.case.model import Case
from allcli.case.table import Table

HEAD = """\
#:schema case.schema.json
# An editor completes and checks with that file; `allcli schema case > case.schema.json` makes it.
#
# What is not written is unknown, never "no". Take the "# " off a line and put in what you know.
# A bare number is in the unit named first; in another unit it is text, "31 umol/L", and so is a
# bound, "< 5 %". Instead of a value you may write "unknown", "pending" or "not-done".
"""
WIDTH = 100
COLUMN = 44

_BY_UNIT: dict[str, float] = {
    "years": 34, "months": 12, "weeks": 24, "days": 30, "kg": 70, "cm": 170, "%": 50, "U/L": 30,
    "bilirubin mg/dL": 0.8, "creatinine mg/dL": 0.8, "x ULN": 1, "g/dL": 4, "10*9/L": 1.5,
    "haemoglobin g/dL": 10, "potassium mmol/L": 4,
    "magnesium mmol/L": 0.8, "ms": 400, "mg/m2": 100, "mm Hg": 8, "mL/min": 90, "/min": 70, "": 1,
}  # fmt: skip
_BY_NAME: dict[str, object] = {
    "id": "my-label", "note": "for people", "kps": 80, "lansky": 80, "lvef_pct": 60,
    "bilirubin_uln": 1.2, "ast_uln": 40, "alt_uln": 40, "alp_uln": 120, "ldh": 300,
    "ldh_uln": 250, "platelets": 90, "regimen": "hyper-CVAD",
    "agents": "rituximab", "toxicities": "pancreatitis", "conditioning_agents": "fludarabine",
    "tkis_failed": "imatinib", "abl1_mutations": "T315I",
    "karyotype": "46,XX", "weight_gain_pct": 6,
}  # fmt: skip


def template() -> str:
    """The skeleton as TOML: valid as it stands, a case of which nothing is known."""
    forms = forms_of(Case)
    lines = [HEAD]
    for name, form in forms.items():  # plain keys come before the first table
        if form.table is None:
            lines.append(_field(name, form))
        elif form.several:
            lines.append(_commented(f"{name} = []", f"or [[{name}]] below; {form.description}"))
    for name, form in forms.items():
        if form.table:
            lines += _table(name, form, form.table)
    return "\n".join(lines) + "\n"


def _table(name: str, form: Form, table: type[Table]) -> Iterator[str]:
    yield ""
    said = (table.__doc__ or "").splitlines()[0]
    yield f"# {said}"
    # An empty [[transplants]] would already state that there was one.
    yield f"# [[{name}]]" if form.several else f"[{name}]"
    for field, held in forms_of(table).items():
        yield _field(field, held)


def _field(name: str, form: Form) -> str:
    """One field, commented out: an example, then what is allowed."""
    value = tomli_w.dumps({"": example(name, form)}).partition(" = ")[2].strip()
    pair = f"{name} = [{value}]" if form.several else f"{name} = {value}"
    said = [f"a list of: {form.allowed}" if form.several else form.allowed, form.description]
    return _commented(pair, "; ".join(part for part in said if part))


def _commented(pair: str, said: str) -> str:
    """The pair and what is said of it: beside it, and below it where it is too long."""
    column = max(COLUMN, len(pair) + 4)
    first, *more = wrap(said, WIDTH - column - 2, break_on_hyphens=False)
    below = [f"#{'':{column - 1}}# {line}" for line in more]
    return "\n".join([f"{'# ' + pair:{column}}# {first}", *below])


def example(name: str, form: Form) -> object:
    """A value that the field takes; of a list, one entry."""
    if isinstance(form.rule, Number):
        return _BY_NAME.get(name, _BY_UNIT.get(form.rule.unit, form.rule.low))
    if form.rule:
        return 2 if isinstance(form.rule, GradeField) else date(2026, 3, 14)
    if form.own is bool:
        return False
    return next(iter(form.choices), _BY_NAME.get(name, "text"))
