"""When the access of what is open to a patient changes after the decision."""

import json
from datetime import date

from allcli.cohort.tally import ACCESS_CHANGES, SETTLING, SPLIT
from allcli.cohort.work import done
from allcli.report.summary import as_json, parts
from tests.cohort.cohorts import ndjson, of_lines, recipe, settled
from tests.profile import slow

COHORT = settled(3)


def changes(day: date, cohort: bytes = COHORT) -> dict[str, int]:
    """What changes after a day, and for how many."""
    made = done(list(of_lines(cohort)), recipe()._replace(as_of=day, place="KR"))
    return dict(made.tally[ACCESS_CHANGES])


def test_each_change_is_counted_with_its_day() -> None:
    """Inotuzumab was paid for in Korea from October 2019: for whoever was decided on before."""
    before = changes(date(2019, 9, 30))
    name = f"2019-10-01{SPLIT}inotuzumab, KR: licensed to reimbursed"

    assert before[name] == 3
    assert name not in changes(date(2019, 10, 1))


def test_what_is_not_open_to_a_patient_does_not_change_for_them() -> None:
    """T-ALL alone has nelarabine."""
    options = {name.partition(SPLIT)[2].partition(",")[0] for name in changes(date(2015, 1, 1))}

    assert "inotuzumab" in options
    assert "nelarabine" not in options


def test_without_a_place_nothing_changes() -> None:
    """Access is of a place."""
    cases = [json.loads(line) for line in COHORT.splitlines()]
    unplaced = "".join(json.dumps({**case, "jurisdiction": None}) + "\n" for case in cases)

    made = done(list(of_lines(unplaced.encode())), recipe()._replace(as_of=date(2019, 9, 30)))

    assert not made.tally[ACCESS_CHANGES]


def test_the_calendar_stands_in_the_order_of_days() -> None:
    """In the summary; in its JSON by day."""
    tally = done(
        list(of_lines(COHORT)), recipe()._replace(as_of=date(2015, 1, 1), place="KR")
    ).tally

    [calendar] = [part for part in parts(tally) if part.heading.startswith("ACCESS CHANGES")]

    days = [name[:10] for name, _ in calendar.rows]
    assert days == sorted(days)
    assert len(set(days)) > 3
    assert '"2019-10-01": {' in as_json(tally)


@slow
def test_facts_are_counted_by_how_many_patients_they_settle() -> None:
    """Apart from how many miss them: of few is one answer enough."""
    tally = done(list(of_lines(ndjson(40))), recipe()).tally

    assert tally[SETTLING]
    assert all(tally["open questions"][topic] >= n for topic, n in tally[SETTLING].items())
    [settling] = [part for part in parts(tally) if "settles" in part.heading]
    topic, most = settling.rows[0]
    assert tally[SETTLING][topic] == most == max(tally[SETTLING].values())
