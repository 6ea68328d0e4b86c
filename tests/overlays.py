"""Local rulebooks for tests."""

from datetime import date
from typing import Any

from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.rulebook.overlay import Overlay
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment
from tests.cases import A_DAY, source

HEAD = 'author = "A. Ward"\nreason = "our board"\n'
BLASTS = "blinatumomab-high-marrow-blasts"
NO_MEC = '[[disable]]\noption = "mec"\n'
INOTUZUMAB_FIRST = '[[order]]\noptions = ["inotuzumab", "blinatumomab"]\n'
FROM_40 = f'[[criterion]]\nid = "{BLASTS}"\nwhen = "disease.marrow_blasts_pct >= 40"\n'
NEW = """
[[criterion]]
id = "our-rule"
title = "our finding"
when = "medication.azole"
says = "We change azoles first."
verdict = { inotuzumab-based = "caution" }
strength = "expert"
references = ["yoon-2020"]
"""


def overlay(*tables: str, name: str = "ward.toml", head: str = HEAD) -> Overlay:
    return Overlay(name, "\n".join([head, *tables]).encode())


def local(*tables: str, day: date = A_DAY) -> Prepared:
    return load_rulebook((overlay(*tables),), day)


def assessed_with(rulebook: Prepared, *changes: Any, as_of: date = A_DAY) -> Assessment:
    return assess(source(*changes), rulebook, as_of)
