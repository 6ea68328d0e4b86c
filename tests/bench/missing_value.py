"""One laboratory value is missing: what a decision table makes of it, and what allcli does.

The same two rules in both: a bilirubin above 1.5 x ULN speaks against inotuzumab, and without that
it comes first. Run by `python -m tests.bench.missing_value`; the decision engine is optional.
"""

import json
from collections.abc import Callable
from typing import Any

from allcli.engine.prepared import prepared
from allcli.rulebook.build import build
from tests.cases import A_DAY, facts
from tests.cases import source as case

ULN = "labs.bilirubin_x_uln"
RULEBOOK = b"""
[[reference]]
key = "demo"
authors = "Demo"
title = "Two rules for a demonstration"
year = 2026
kind = "label"
checked = "primary"
url = "https://example.org/demo"

[[option]]
id = "inotuzumab"
name = "inotuzumab"
kind = "salvage"
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"

[[option]]
id = "blinatumomab"
name = "blinatumomab"
kind = "salvage"
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"

[[criterion]]
id = "bilirubin-raised"
title = "bilirubin > 1.5 x ULN"
when = "labs.bilirubin_x_uln > 1.5"
says = "For the demonstration."
verdict = { inotuzumab = "avoid" }
strength = "label"
references = ["demo"]
"""
TABLE = {
    "nodes": [
        {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
        {
            "id": "table",
            "type": "decisionTableNode",
            "name": "table",
            "position": {"x": 0, "y": 0},
            "content": {
                "hitPolicy": "first",
                "inputs": [
                    {"id": "b", "name": "bilirubin", "type": "expression", "field": "bilirubin"}
                ],
                "outputs": [
                    {"id": "t", "name": "therapy", "type": "expression", "field": "therapy"}
                ],
                "rules": [
                    {"_id": "1", "b": "> 1.5", "t": '"blinatumomab"'},
                    {"_id": "2", "b": "", "t": '"inotuzumab"'},
                ],
            },
        },
        {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 0, "y": 0}},
    ],
    "edges": [
        {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
    ],
}


def engine() -> Callable[[float | None], str] | None:
    """The therapy that the decision table gives; None where its engine is not installed."""
    try:
        import zen  # type: ignore[import-not-found, unused-ignore] # noqa: PLC0415
    except ImportError:
        return None
    decision: Any = zen.ZenEngine().create_decision(json.dumps(TABLE))

    def therapy(bilirubin: float | None) -> str:
        given = {} if bilirubin is None else {"bilirubin": bilirubin}
        return str(decision.evaluate(given)["result"]["therapy"])

    return therapy


def ours(bilirubin: float | None) -> tuple[str, str]:
    """The suggested therapy by the same rules, and how certain it is said to be."""
    from allcli.triage.assess import assess  # noqa: PLC0415

    rulebook = prepared(build({"demo.toml": RULEBOOK})[0])
    changes = {"disease.lineage": "b-all", "disease.status": "relapsed", ULN: bilirubin}
    assert facts(changes).value(ULN) == bilirubin
    result = assess(case(changes), rulebook, A_DAY)
    suggestion = result.suggestion
    if suggestion.robust:
        return str(suggestion.salvage), "robust"
    asked = ", ".join(question.topic for question in result.questions)
    return str(suggestion.salvage), f"provisional, hangs on: {asked}"


def main() -> None:
    therapy = engine()
    if therapy is None:
        print("zen-engine is not installed (pip install zen-engine): its column is left out.")
    print(f"{'bilirubin':12} {'decision table':16} allcli")
    for bilirubin in (2.0, 0.5, None):
        shown = "missing" if bilirubin is None else f"{bilirubin:g} x ULN"
        theirs = therapy(bilirubin) if therapy else "-"
        salvage, certain = ours(bilirubin)
        print(f"{shown:12} {theirs:16} {salvage} ({certain})")
    print(
        "A patient with 2 x ULN whose value is not entered is given inotuzumab by the table, "
        "without a word."
        if therapy
        else "A missing value is said, and what hangs on it."
    )


if __name__ == "__main__":
    main()
