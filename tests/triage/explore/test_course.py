"""The course of a case: what is told of it, whatever is known of its days."""

from allcli.triage.course import Course, Track
from allcli.triage.explore.course import course
from tests.cases import source

LINES = [
    {"regimen": "hyper-CVAD", "best_response": "cr", "response_on": "2021-03",
     "relapsed_on": "2023-05-04"},
    {"agents": ["blinatumomab"], "started_on": "2023-06-01", "last_dose_on": "2023-07",
     "best_response": "nr", "stopped_for": "no-response", "cycles": 1},
    {"regimen": "FLA-Ida"},
]  # fmt: skip


def told(**case: object) -> Course:
    return course(source({"lines": None, "transplants": None, **case}))


def days(track: Track) -> list[tuple[str, str, str]]:
    return [
        (event.kind, event.since.written if event.since else "",
         event.until.written if event.until else "")
        for event in track.events
    ]  # fmt: skip


def test_lines_stand_in_their_order_with_what_came_of_them() -> None:
    """Names, outcome, and days as they were written; a day nobody knows makes no event."""
    first, second, third = told(lines=LINES).tracks

    assert first.name == "Line 1: hyper-CVAD"
    assert days(first) == [
        ("remission", "2021-03", "2023-05-04"), ("relapse", "2023-05-04", ""),
    ]  # fmt: skip
    assert second.name == "Line 2: blinatumomab"
    assert second.says == "cycles: 1; no response; stopped: no-response"
    assert days(second) == [("treatment", "2023-06-01", "2023-07")]
    assert third == Track("Line 3: FLA-Ida", "", ())


def test_a_partial_date_spans_the_days_that_it_may_be() -> None:
    """A month is not its first day."""
    remission = told(lines=LINES).tracks[0].events[0]

    assert remission.since
    assert (str(remission.since.first), str(remission.since.last)) == ("2021-03-01", "2021-03-31")


def test_a_transplant_stands_where_its_date_puts_it() -> None:
    """Before the first line that certainly began later; without a date behind the lines."""
    dated = {"type": "allogeneic", "date": "2022-02-01", "relapsed_on": "2023-05-04",
             "dli_on": ["2022-09-01"]}  # fmt: skip
    with_date = told(lines=LINES, transplants=[dated])
    without = told(lines=LINES, transplants=[{"type": "allogeneic"}])

    assert [track.name[:12] for track in with_date.tracks][:3] == [
        "Line 1: hype", "Transplant 1", "Line 2: blin",
    ]  # fmt: skip
    assert days(with_date.tracks[1]) == [
        ("transplant", "2022-02-01", ""), ("remission", "2022-02-01", "2023-05-04"),
        ("relapse", "2023-05-04", ""), ("DLI", "2022-09-01", ""),
    ]  # fmt: skip
    assert without.tracks[-1].name.startswith("Transplant 1")


def test_gvhd_is_told_where_it_is_active() -> None:
    """On the day of the decision: when it began no field tells."""
    gvhd = {"acute_active": True, "skin": 3, "liver": 0, "upper_gi": 0, "lower_gi": 0}
    after = [{"type": "allogeneic", "date": "2025-01-01"}]
    active = told(assessed_on="2026-01-02", gvhd=gvhd, transplants=after).tracks[-1]

    assert (active.name, active.says) == ("active acute GVHD", "MAGIC grade 2")
    assert days(active) == [("GVHD", "2026-01-02", "")]
    assert not any("GVHD" in track.name for track in told(lines=LINES).tracks)


def test_a_case_that_says_nothing_has_an_empty_course() -> None:
    """Unknown words count as nothing known."""
    assert not told().tracks
    assert told(lines=[{"agents": "unknown", "started_on": "unknown"}]).tracks == (
        Track("Line 1: regimen not given", "", ()),
    )
