"""What the rulebook holds of each option: harms and what to do, published groups, sources."""

import re
from typing import get_args

import pytest

from allcli.case.agents.names import AGENTS
from allcli.case.agents.reading import understood
from allcli.case.places import PLACES
from allcli.engine.prepared import Prepared
from allcli.rulebook.language import Compare, atoms
from allcli.rulebook.words import FlagKind
from allcli.verify.conditions import conditions
from tests.cases import ROOT

# Options that are no therapy of the leukaemia, or of which no published group was found.
WITHOUT_GROUP = {
    "no-salvage", "no-hct", "clinical-trial", "cns-directed", "site-directed",
    "taper-immunosuppression", "blinatumomab-dasatinib", "dasatinib", "first-line",
    "pregnancy-board", "infection-control", "third-allo-hct", "further-allo-hct",
    "blinatumomab-mrd-tki",
    "inotuzumab-mrd-tki", "blinatumomab-in-consolidation", "toxicity-control",
    "car-t-evaluation", "first-line-decides", "response-evaluation",
}  # fmt: skip
WITHOUT_HARM = {
    "no-salvage", "no-hct", "clinical-trial", "site-directed",
    "taper-immunosuppression", "first-line", "pregnancy-board",
    "infection-control", "toxicity-control", "car-t-evaluation", "first-line-decides",
    "response-evaluation",
}  # fmt: skip
OF_NO_DRUG = {"intensity", "needed"}  # words in the names of options
NEWER = {"antibody", "targeted", "tki", "car-t"}
OFF_LABEL = {"bortezomib"}
LIMIT = re.compile(r"([<>≥≤]) ?(\d+(?:\.\d+)?)(?: (weeks|months|years))?")
IN_UNITS_OF_FACTS = {"": (1,), "weeks": (1, 7), "months": (1, 30, 30.5), "years": (1, 12)}


def test_every_flag_says_what_to_do(rulebook: Prepared) -> None:
    """A warning without monitoring, prophylaxis or a stop rule only frightens."""
    assert [
        criterion.id for criterion in rulebook.criteria if criterion.flags and not criterion.do
    ] == []


def test_a_limit_in_a_title_is_a_limit_of_its_condition(rulebook: Prepared) -> None:
    """Who moves one moves both; whole years above 50 are from 51, weeks and months are in days."""
    astray = []
    for criterion, tree in conditions(rulebook):
        limits = {atom.limit for atom in atoms(tree) if isinstance(atom, Compare)}
        for more, number, unit in LIMIT.findall(" ".join((criterion.title, *criterion.either))):
            sizes = {round(float(number) * size, 9) for size in IN_UNITS_OF_FACTS[unit]}
            if limits.isdisjoint(sizes | ({float(number) + 1} if more == ">" else set())):
                astray.append(f"{criterion.id}: {more} {number} {unit}")

    assert astray == []


def test_every_kind_of_harm_is_flagged_somewhere(rulebook: Prepared) -> None:
    """From GVHD aggravation to differentiation syndrome, none is a name only."""
    kinds = {flag.kind for criterion in rulebook.criteria for flag in criterion.flags}

    assert kinds == set(get_args(FlagKind))


def test_every_therapy_has_a_flag(rulebook: Prepared) -> None:
    """What harms is told of each; the exceptions are named here."""
    flagged = {flag.option for criterion in rulebook.criteria for flag in criterion.flags}

    assert set(rulebook.options) - flagged == WITHOUT_HARM


def test_every_therapy_has_a_published_group(rulebook: Prepared) -> None:
    """Some row of outcomes speaks of each; the exceptions are named here."""
    covered = {option for row in rulebook.outcomes for option in row.options}

    assert set(rulebook.options) - covered == WITHOUT_GROUP


def test_what_an_option_gives_is_read_in_the_lines_of_a_case(rulebook: Prepared) -> None:
    """A drug that can be suggested can have been given before: its name is known."""
    unknown = {
        word
        for option in rulebook.options.values()
        if option.kind == "salvage"
        for word, _ in understood(option.name, ()).unknown
    }

    assert unknown == OF_NO_DRUG


def test_every_newer_drug_has_its_licences(rulebook: Prepared) -> None:
    """Where none is written down, access is told as unknown; the exceptions are named here."""
    licensed = {row.option for row in rulebook.access}
    newer = {
        option.id: {option.id, *option.drugs}
        for option in rulebook.options.values()
        if any(AGENTS[drug].kind in NEWER for drug in understood(option.name, ()).given)
    }

    assert {name for name, drugs in newer.items() if drugs.isdisjoint(licensed)} == OFF_LABEL


def test_every_place_has_its_licences(rulebook: Prepared) -> None:
    """A place that is only a word would tell every access as unknown."""
    assert {row.jurisdiction for row in rulebook.access} == set(PLACES)


def test_who_pays_changes_no_verdict(rulebook: Prepared) -> None:
    """Label, guideline and funding are three layers: what is funding is a note and no more."""
    for criterion in rulebook.criteria:
        if criterion.strength == "funding":
            effects = [criterion.verdict, criterion.prefer, criterion.supports, criterion.flags]
            assert not any(effects), criterion.id
            assert criterion.note, criterion.id


def test_a_label_of_one_place_speaks_of_that_place(rulebook: Prepared) -> None:
    """What only some labels contraindicate is bound to their places, or the same in all."""
    everywhere = {
        criterion.id
        for criterion in rulebook.criteria
        if "contraindicated" in criterion.verdict.values() and not criterion.jurisdictions
    }

    assert everywhere == {"blinatumomab-hypersensitivity", "fla-ida-renal-failure"}


def test_every_source_but_a_definition_names_what_is_used_of_it(rulebook: Prepared) -> None:
    """A figure or a finding, so that a reader can look for it."""
    missing = [
        key
        for key, reference in rulebook.references.items()
        if reference.kind != "definition" and not reference.figure
    ]

    assert missing == []


def test_what_rests_on_recall_is_marked_and_weak(rulebook: Prepared) -> None:
    """An unverified basis is marked, and gives a caution at most."""
    for criterion in rulebook.criteria:
        checked = {rulebook.references[key].checked for key in criterion.references}
        told_so = criterion.verdict and re.search(r"\brecalled\b", criterion.says)
        if checked == {"unverified"} or told_so:
            assert not criterion.checked, criterion.id
        if not criterion.checked:
            assert set(criterion.verdict.values()) <= {"caution"}, criterion.id


@pytest.mark.parametrize("package", ["triage", "report"])
def test_no_drug_and_no_limit_hides_in_the_code(package: str, rulebook: Prepared) -> None:
    """What judges and what prints knows no option by name: the rulebook is data."""
    names = {option for option in rulebook.options if option not in ("dli", "mec")}
    for path in (ROOT / "allcli" / package).glob("*.py"):
        text = path.read_text("utf-8")
        assert [name for name in names if f'"{name}"' in text] == [], path.name


def test_every_sentence_is_short(rulebook: Prepared) -> None:
    """Plain, checkable, read at night."""
    long = [
        criterion.id
        for criterion in rulebook.criteria
        if len(criterion.says) > 260 or len(criterion.title) > 90
    ]

    assert long == []
