"""Tables as they come out of registries, and what a map makes of them."""

import tomllib
from collections import Counter
from datetime import date
from io import BytesIO
from typing import Any

from allcli.cohort.document import RowTables, document
from allcli.cohort.items import RowItem
from allcli.cohort.mapping import Map
from allcli.cohort.notes import Notes
from allcli.cohort.patients import patients
from allcli.cohort.tables import rows

DAY = date(2026, 11, 22)
INSTRUMENTS = """\
[columns]
study_no = "id"
sex = { field = "patient.sex", values = { 1 = "male", 2 = "female" } }
tx_type = { field = "transplants.*.type", where = { redcap_repeat_instrument = "hct" } }
tx_day = { field = "transplants.*.date", where = { redcap_repeat_instrument = "hct" } }
protocol = { field = "lines.*.regimen", where = { redcap_repeat_instrument = "course" } }
[lists."disease.sites"]
columns = { site___1 = "marrow", site___2 = "testis" }
none = "site___99"
where = { relapse_complete = ["2", "Complete"] }
[join]
by = "study_no"
number = "redcap_repeat_instance"
"""
HEAD = (
    "study_no,redcap_repeat_instrument,redcap_repeat_instance,sex,protocol,tx_type,tx_day,"
    "site___1,site___2,site___99,relapse_complete\n"
)
LABS = """\
[columns]
pid = "id"
result = [
  { field = "labs.platelets", where = { analyte = ["PLT", "Thrombozyten"] }, unit_from = "u" },
  { field = "labs.creatinine", where = { analyte = "CREA" }, unit_from = "u", within_days = 90 },
  { field = "mrd.level_pct", where = { analyte = "MRD" }, factor = 100 },
]
[join]
by = "pid"
date = "taken"
within_days = 10
[layout]
date = "%d/%m/%Y"
decimal = "."
"""


def read(text: str, map_: str, notes: Notes | None = None) -> list[RowTables]:
    """What the rows of each patient state on DAY."""
    mapping, counted = Map.model_validate(tomllib.loads(map_)), Counter[str]()
    counted = counted if notes is None else notes
    items = patients(rows(BytesIO(text.encode()), "export.csv", mapping, counted), counted)
    made = []
    for item in items:
        assert isinstance(item, RowItem), item
        made.append(document(item.file, item.line, item.row, mapping, DAY))
    return made


def stated(text: str, map_: str) -> list[dict[str, Any]]:
    return [made.tables for made in read(text, map_)]
