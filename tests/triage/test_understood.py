"""What was understood of a case, as the result tells it."""

from tests.cases import assessed

CASE = {
    "disease.status": "relapsed",
    "lines": [
        {"regimen": "hyper-CVAD", "started_on": "2024-01-02"},
        {"agents": ["ponatinib", "blinatumumab"], "best_response": "nr"},
        {"agents": ["nelarabine"], "stopped_for": "toxicity"},
    ],
    "transplants": [],
    "labs.bilirubin": 3,
    "labs.bilirubin_uln": 1.2,
    "genetics.karyotype": "46,XY,t(9;22)(q34;q11)[9]",
}


def test_each_topic_has_its_line() -> None:
    """Drugs with their outcome, transplants, GVHD, organs by their limits, the karyotype."""
    told = {line.topic: line.says for line in assessed(CASE).read_as}

    assert told["drugs before"] == (
        "ponatinib (failed); nelarabine (not tolerated); anthracycline; TKIs so far 1; "
        "no inotuzumab or CD19 CAR-T; blinatumomab: not known"
    )
    assert told["transplants"] == "allo-HCTs so far 0"
    assert told["GVHD"].startswith("no active acute GVHD")
    assert told["organs"] == "bilirubin 2.5 x ULN"
    assert told["karyotype"] == "BCR::ABL1"


def test_what_was_not_used_is_named_once() -> None:
    """A word that is not understood, and a field that no rule reads."""
    word, field = assessed(CASE).unused

    assert word.startswith('lines[1].agents[1]: "blinatumumab"')
    assert field == "no rule reads lines[].started_on"


def test_of_an_empty_case_nothing_is_taken_for_a_no() -> None:
    """Every topic is open."""
    told = {line.topic: line.says for line in assessed({}).read_as}

    assert told.pop("drugs before") == "blinatumomab, inotuzumab or CD19 CAR-T: not known"
    assert set(told.values()) == {"not known"}
