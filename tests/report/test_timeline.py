"""The drawing of the course."""

import pytest

from allcli.report.document.element import markup
from allcli.report.pages.scale import LEFT, RIGHT, scale_of
from allcli.report.pages.timeline import timeline
from allcli.triage.course import Course
from allcli.triage.explore.course import course
from tests.cases import source
from tests.report.documents import text, tree, with_class

MANY = [{"regimen": f"regimen {number}", "started_on": f"{2005 + number}"} for number in range(15)]
DATED = [{"regimen": "hyper-CVAD", "started_on": "2021", "response_on": "2021-06-01",
          "best_response": "cr", "relapsed_on": "2023-05-04"}]  # fmt: skip
UNDATED = [{"regimen": "hyper-CVAD", "best_response": "nr"}, {"regimen": "FLA-Ida"}]


def told(lines: object, day: str | None = "2026-01-02") -> Course:
    return course(source({"lines": lines, "transplants": None, "assessed_on": day}))


@pytest.mark.parametrize("lines", [MANY, DATED, UNDATED, [], [*UNDATED, *DATED]])
@pytest.mark.parametrize("day", ["2026-01-02", "2026", None])
def test_a_drawing_has_a_name_words_and_room_for_everything(lines: object, day: str | None) -> None:
    """Nothing stands outside of it; all that it shows is in its description too."""
    drawing = tree(markup(timeline(told(lines, day), "x → y", "course")))
    _, _, width, height = map(float, drawing.get("viewBox", "").split())
    description = text(next(drawing.iter("desc")))

    assert drawing.get("role") == "img"
    assert drawing.get("aria-labelledby") == "course-title course-desc"
    assert "Suggested: x → y" in description
    assert all(track.name in description for track in told(lines, day).tracks)
    for node in (*drawing.iter("text"), *drawing.iter("rect")):
        assert 0 <= float(node.get("x", "0")) + float(node.get("width", "0")) <= width
        assert 0 <= float(node.get("y", "0")) <= height


def test_a_drawing_without_dates_says_that_it_has_no_scale() -> None:
    """The rows then stand in order, with their outcomes."""
    drawing = tree(markup(timeline(told(UNDATED), "x", "course")))

    assert "there is no scale" in text(drawing)
    assert "no response" in text(drawing)
    assert not list(drawing.iter("rect"))


def test_days_that_are_not_certain_are_drawn_as_a_span() -> None:
    """A year is not its middle."""
    drawing = tree(markup(timeline(told(DATED), "x", "course")))

    assert len(list(with_class(drawing, "unsure"))) == 1


@pytest.mark.parametrize("lines", [MANY, DATED, [{"started_on": "2025-12-30"}]])
def test_the_axis_has_few_ticks_inside_the_drawing(lines: object) -> None:
    """Months, or years where there are many, in order."""
    scale = scale_of(told(lines))
    places = [scale.x(day) for day, _ in scale.ticks()]

    assert len(places) <= 8
    assert places == sorted(places)
    assert all(LEFT <= place <= RIGHT for place in places)
