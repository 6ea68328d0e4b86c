"""The example that allcli/engine/README.md asks the reader to follow by hand."""

import doctest
import re

from allcli.case.facts import facts_of
from allcli.engine.cell_words import said
from allcli.engine.outlook import Outlook
from allcli.engine.prepared import prepared
from allcli.rulebook.build import build
from allcli.triage.choose import choose, outlook_of
from allcli.triage.evaluate import evaluate
from tests.cases import A_DAY, ROOT

README = (ROOT / "allcli" / "engine" / "README.md").read_text("utf-8")
(RULEBOOK,) = re.findall(r"^```toml\n(.*?)^```", README, flags=re.M | re.S)
rulebook = prepared(build({"readme.toml": RULEBOOK.encode()})[0])


def outlook(known: dict[str, str | float]) -> Outlook:
    return outlook_of(evaluate(rulebook, facts_of(known), A_DAY))


def test_the_example_comes_out_as_the_page_says() -> None:
    """Every line of Python on the page answers what stands below it."""
    names = {"rulebook": rulebook, "outlook": outlook, "said": said}
    page = doctest.DocTestParser().get_doctest(README, names, "README.md", None, None)

    assert page.examples
    assert doctest.DocTestRunner().run(page).failed == 0


def test_the_assessment_says_the_same() -> None:
    """Drug A, provisionally; robustly once the bilirubin is known to be high."""
    known: dict[str, str | float] = {"disease.lineage": "b-all", "disease.status": "relapsed"}
    open_ = choose(evaluate(rulebook, facts_of(known), A_DAY)).suggestion
    known["labs.bilirubin_x_uln"] = 2
    settled = choose(evaluate(rulebook, facts_of(known), A_DAY)).suggestion

    assert (open_.salvage, open_.robust) == ("a", False)
    assert (settled.salvage, settled.robust) == ("a", True)


def test_the_page_names_modules_that_exist() -> None:
    """What is said of a file is said of one that there is."""
    named = set(re.findall(r"`((?:\w+/)*\w+\.py)`", README))

    places = [ROOT / "allcli" / "engine", ROOT / "allcli", ROOT]
    assert named
    assert {
        name for name in named if not any((place / name).is_file() for place in places)
    } == set()
