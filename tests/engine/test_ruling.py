"""Laws in one case: what no patient can have is left out, what the file contradicts is not."""

from allcli.case.facts import Value, facts_of
from allcli.engine.completions import Completions
from allcli.engine.diagram import FALSE, TRUE
from allcli.engine.load import load_rulebook


def ways_of(known: dict[str, Value]) -> Completions:
    return Completions(load_rulebook().charts, facts_of(known))


def law_on(ways: Completions, fact: str) -> int:
    return ways.law_on(1 << ways.cells.places[fact])


def test_a_law_leaves_out_what_no_patient_can_have() -> None:
    """With active acute GVHD there was an allo-HCT, whether it is told or not."""
    ways = ways_of({"gvhd.acute_active": True})
    place = ways.cells.places["hct.prior_allo"]

    by_cell = [ways.diagrams.fixed(law_on(ways, "hct.prior_allo"), place, i) for i in range(2)]

    assert by_cell[0] == FALSE
    assert by_cell[1] != FALSE


def test_a_law_that_the_file_contradicts_is_left_aside() -> None:
    """Its facts stand as written, and the patient does not vanish."""
    ways = ways_of({"gvhd.acute_active": True, "hct.prior_allo": False})

    assert law_on(ways, "gvhd.acute_active") != FALSE


def test_laws_that_the_file_contradicts_together_are_left_aside() -> None:
    """GVHD asks for an allo-HCT, none in number for none: each alone could still be true."""
    ways = ways_of({"gvhd.acute_active": True, "hct.allo_number": 0})

    assert law_on(ways, "hct.prior_allo") != FALSE
    assert ways.values(ways.cut(ways.charts.verdict("blinatumomab")))


def test_what_no_law_touches_is_free() -> None:
    """There is nothing to leave out."""
    ways = ways_of({})
    touched = 0
    for variables in ways.cells.ruled:
        touched |= variables
    free = [i for i in range(len(ways.cells.variables)) if not touched >> i & 1]

    assert free
    assert all(ways.law_on(1 << place) == TRUE for place in free)
