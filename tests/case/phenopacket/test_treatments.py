"""Medical actions: lines of therapy, exposures, transplantations."""

import pytest

from tests.case.fhir.resources import field, reasons
from tests.case.phenopacket.packets import AML, B_ALL, Body, at, read, said, term, treatment

BLINATUMOMAB = treatment("NCIT:C62528", "Blinatumomab", "2025-03-01", "2025-03-28")
DASATINIB = treatment("DrugCentral:1", "dasatinib", "2025-03-10", "2025-06-01")


def regimen(name: str, **more: object) -> Body:
    held = {"ontologyClass": term("NCIT:C1", name), "regimenStatus": "STARTED", **more}
    return {"therapeuticRegimen": held}


def test_a_treatment_is_a_line() -> None:
    """With its dates, its response and why it was stopped; others may be missing."""
    outcome = {
        "responseToTreatment": term("NCIT:C123600"),
        "treatmentTerminationReason": term("NCIT:C105741"),
    }
    given = read(medicalActions=[{**BLINATUMOMAB, **outcome}])

    assert given.tables["lines"] == [
        {
            "agents": ["Blinatumomab"],
            "started_on": "2025-03-01",
            "last_dose_on": "2025-03-28",
            "best_response": "nr",
            "stopped_for": "toxicity",
        }
    ]
    assert given.tables["lines_complete"] is False


def test_what_was_given_at_one_time_is_one_line() -> None:
    """A line names every drug; each field tells the element that gave it."""
    given = read(medicalActions=[DASATINIB, BLINATUMOMAB])

    assert given.tables["lines"] == [
        {
            "agents": ["Blinatumomab", "dasatinib"],
            "started_on": "2025-03-01",
            "last_dose_on": "2025-06-01",
        }
    ]
    sources = {name: origin.resource for name, origin in given.origin_of.items()}
    assert sources["lines[0].started_on"] == "Treatment at medicalActions[1]"
    assert sources["lines[0].last_dose_on"] == "Treatment at medicalActions[0]"


def test_why_one_drug_was_stopped_is_not_said_of_the_other() -> None:
    """Nobody says that dasatinib was not tolerated; what the disease did, it did under both."""
    outcome = {
        "responseToTreatment": term("NCIT:C123600"),
        "treatmentTerminationReason": term("NCIT:C105741"),
    }
    given = read(medicalActions=[{**BLINATUMOMAB, **outcome}, DASATINIB])

    assert given.tables["lines"][0]["best_response"] == "nr"
    assert "stopped_for" not in given.tables["lines"][0]
    assert 'stopped_for: "toxicity", but not of all' in " ".join(said(given))


def test_what_begins_on_the_day_another_ends_is_a_new_line() -> None:
    """But what begins on one day is one line, also where nobody says when it ended."""
    after = treatment("NCIT:C95777", "Ponatinib", "2025-03-28", "2025-05-01")
    beside = treatment("NCIT:C38713", "Dasatinib", "2026-01-02")
    both = [treatment("NCIT:C62528", "Blinatumomab", "2026-01-02"), beside]

    made = read(medicalActions=[BLINATUMOMAB, after, *both]).tables["lines"]

    assert [line["agents"] for line in made] == [
        ["Blinatumomab"], ["Ponatinib"], ["Blinatumomab", "Dasatinib"],
    ]  # fmt: skip


def test_lines_stand_in_order() -> None:
    """Whatever the order of the packet."""
    later = treatment("NCIT:C95777", "Ponatinib", "2026-01-02")
    given = read(
        medicalActions=[later, BLINATUMOMAB, regimen("hyper-CVAD", startTime=at("2024-03-01"))]
    )

    assert [line.get("regimen", line.get("agents")) for line in given.tables["lines"]] == [
        "hyper-CVAD", ["Blinatumomab"], ["Ponatinib"],
    ]  # fmt: skip
    assert "last_dose_on" not in given.tables["lines"][2]


def test_beside_a_regimen_whose_drugs_are_not_known_none_is_listed() -> None:
    """A list of drugs is complete, and this would not be; that the drug was given is told."""
    together = read(
        medicalActions=[
            regimen("Protocol X", startTime=at("2025-03-01"), endTime=at("2025-04-01")),
            BLINATUMOMAB,
        ]
    )
    assert "agents" not in together.tables["lines"][0]
    assert field(together, "exposure.blinatumomab") is True


@pytest.mark.parametrize(
    ("code", "label", "drug"),
    [
        ("RxNorm:1597258", "", "blinatumomab"),
        ("RXCUI:1597258", "blinatumomab", "blinatumomab"),
        ("ATC:L01FB01", "inotuzumab ozogamicin", "inotuzumab"),
        ("NCIT:C38713", "Dasatinib", "dasatinib"),
        ("DrugCentral:1", "ponatinib", "ponatinib"),
        ("CHEBI:1", "Ponatinib", "ponatinib"),
        ("NCIT:C456", "Doxorubicin", "anthracycline"),
    ],
)
def test_a_drug_without_a_date_is_an_exposure(code: str, label: str, drug: str) -> None:
    """By its code or, where its vocabulary is not in the table, by the name that it is labelled."""
    given = read(medicalActions=[treatment(code, label)])

    assert given.tables["exposure"] == {drug: True}
    assert "lines" not in given.tables


def test_a_drug_that_is_read_by_its_label_is_told() -> None:
    """Its code may be of anything."""
    assert said(read(medicalActions=[treatment("DrugCentral:1", "ponatinib")])) == [
        'a drug whose code is not known: read by its label "ponatinib"'
    ]


@pytest.mark.parametrize(
    ("action", "why"),
    [
        (treatment("NCIT:C62528", "Ponatinib"),
         'its code is that of blinatumomab, its label says "Ponatinib"'),
        (treatment("NCIT:C722", "Oxygen"), "no field of a case reads this drug"),
        (treatment("DrugCentral:1", "ponatinib or dasatinib"), "no field of a case reads"),
        (treatment("NCIT:C933", "Vincristine"), "without a day on which it began"),
        (treatment("NCIT:C933", "Vincristine", "2025-01-01", treatmentTarget=term("MONDO:0005015")),
         "given for another condition"),
        ({**regimen("7+3", startTime=at("2024-03-01")), "treatmentTarget": term(AML)},
         "given for another condition"),
        ({**regimen("R-CHOP", startTime=at("2024-03-01")), "treatmentTarget": term("MONDO:1")},
         "given for another condition"),
        ({"treatment": {"agent": term("NCIT:C38713"), "drugType": "PRESCRIPTION"}},
         "an order or supply"),
        (regimen("hyper-CVAD", regimenStatus="UNKNOWN_STATUS"), "not said that it was begun"),
        (regimen("hyper-CVAD"), "without a day on which it began"),
        ({"radiationTherapy": {"modality": term("NCIT:C28039")}}, "radiotherapy"),
        ({"surgery": {}}, "none of the actions that the schema knows"),
        ({"procedure": {"code": term("NCIT:C80473")}}, "no field of a case reads this code"),
        (treatment("NCIT:C62528", "Blinatumomab", "2099-01-01"), "dated after today"),
    ],
)  # fmt: skip
def test_what_is_not_used_is_told(action: Body, why: str) -> None:
    """A contradiction, another drug, another condition, a prescription, a plan."""
    given = read(medicalActions=[action])

    assert "lines" not in given.tables
    assert "exposure" not in given.tables
    assert [why in reason for reason in reasons(given)] == [True]


def test_a_drug_for_another_condition_was_given_all_the_same() -> None:
    """Rules ask what was given, not what for; but it is no line against the leukaemia."""
    elsewhere = treatment("NCIT:C38713", "Dasatinib", "2025-01-01", treatmentTarget=term("MONDO:1"))
    ours = treatment("NCIT:C38713", "Dasatinib", "2025-01-01", treatmentTarget=term(B_ALL))

    assert read(medicalActions=[elsewhere]).tables["exposure"] == {"dasatinib": True}
    assert read(medicalActions=[ours]).tables["lines"][0]["agents"] == ["Dasatinib"]


def test_transplantations_are_read() -> None:
    """With their day."""
    done = {"procedure": {"code": term("NCIT:C46089"), "performed": at("2025-01-10")}}

    assert read(medicalActions=[done]).tables["transplants"] == [
        {"date": "2025-01-10", "type": "allogeneic"}
    ]


def test_doses_of_nothing_were_not_given() -> None:
    """One of several that is 0 is one that was left out."""
    none, some = ({"quantity": {"value": dose}, "interval": {"start": "2025-01-01T00:00:00Z"}}
                  for dose in (0, 28))  # fmt: skip
    drug = term("RxNorm:1597258", "blinatumomab")

    nothing = read(medicalActions=[{"treatment": {"agent": drug, "doseIntervals": [none]}}])
    given = read(medicalActions=[{"treatment": {"agent": drug, "doseIntervals": [none, some]}}])

    assert "lines" not in nothing.tables
    assert [str(left) for left in nothing.left] == ["Treatment RxNorm 1597258: a dose of 0"]
    assert given.tables["lines"][0]["agents"] == ["blinatumomab"]
