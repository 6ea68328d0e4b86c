"""Running vignettes: what fails, and how it is told."""

from pathlib import Path

import pytest

from allcli.case.problems import CaseError
from allcli.engine.prepared import Prepared
from allcli.verify.examine import examine
from allcli.verify.records import read_vignettes
from tests.verify.folder import written


def failures(folder: Path, rulebook: Prepared, text: str) -> list[str]:
    examined = examine(written(folder, text), rulebook)
    return [why for failed in examined.failed for why in failed.failures]


def vignette(**sides: str) -> str:
    head = 'criterion = "inotuzumab-high-burden"\nsays = "A full marrow."\nbase = "relapsed-b-all"'
    return f"[[vignette]]\n{head}\n" + "\n".join(f"{k} = {v}" for k, v in sides.items())


def patient(must: str = "{}", must_not: str = "{}", facts: str = "{}") -> str:
    return (
        f'[[patient]]\nsays = "One."\nbase = "fit"\nfacts = {facts}\n'
        f"must = {must}\nmust_not = {must_not}\n"
    )


def test_what_comes_out_as_claimed_passes(tmp_path: Path, rulebook: Prepared) -> None:
    """At the threshold, one step below, and not known."""
    text = vignette(
        yes='{ "disease.marrow_blasts_pct" = 50 }',
        no='{ "disease.marrow_blasts_pct" = 49 }',
        unknown="{}",
    )

    assert failures(tmp_path, rulebook, text) == []


def test_a_wrong_answer_is_told_with_the_value_that_decided(
    tmp_path: Path, rulebook: Prepared
) -> None:
    """The criterion, what was expected, what came out, the atom with the value seen."""
    text = vignette(yes='{ "disease.marrow_blasts_pct" = 49 }', no="{}")

    assert failures(tmp_path, rulebook, text) == [
        "inotuzumab-high-burden: expected to hold, does not hold: marrow blasts ≥ 50 %: 49 %",
        "inotuzumab-high-burden: expected not to hold, is open: marrow blasts ≥ 50 %: not known",
    ]


def test_a_rule_of_another_day_or_place_is_told_as_the_reason(
    tmp_path: Path, rulebook: Prepared
) -> None:
    """The condition was met; the rule was not in force."""
    text = (
        '[[vignette]]\ncriterion = "blinatumomab-korea-consolidation"\nsays = "Seoul."\n'
        'base = "relapsed-b-all"\nas_of = 2019-01-01\nyes = { jurisdiction = "KR" }\n'
    )

    (why,) = failures(tmp_path, rulebook, text)

    assert "in force from 2020-04-01 only, rules of 2019-01-01" in why


def test_a_wrong_verdict_is_told_with_what_made_it(tmp_path: Path, rulebook: Prepared) -> None:
    """The class that came out, and the titles of the criteria behind it."""
    text = patient(
        '{ verdict = { inotuzumab = "suitable" } }', facts='{ "liver.cirrhosis" = true }'
    )

    (why,) = failures(tmp_path, rulebook, text)

    assert why.startswith("verdict of inotuzumab: expected suitable, found avoid (")
    assert "cirrhosis" in why


def test_what_must_not_come_out_fails_when_it_does(tmp_path: Path, rulebook: Prepared) -> None:
    """The other half of what a board expects."""
    assert failures(tmp_path, rulebook, patient(must_not='{ salvage = "blinatumomab" }')) == [
        "salvage: blinatumomab was not to come out, and did"
    ]


@pytest.mark.parametrize(
    "must",
    [
        '{ salvage = "blinatumomab", destination = "first-allo-hct", adjuncts = "clinical-trial" }',
        '{ text = "Suggested first salvage: blinatumomab → first allo-HCT", says = "first" }',
        '{ holds = "blinatumomab-relapsed-refractory", outcomes = "tower-all" }',
        '{ verdict = { inotuzumab = "suitable" }, worst = { mec = "caution" } }',
        '{ access = { blinatumomab = "licensed" }, order = "blinatumomab > inotuzumab" }',
        '{ supports = { blinatumomab = "blinatumomab-relapsed-refractory" } }',
        '{ against = { mec = "caution mec-mortality" } }',
        '{ flags = "low neurotoxicity blinatumomab" }',
        '{ flagged = { blinatumomab = "low neurotoxicity blinatumomab-neurotoxicity" } }',
        '{ notes = "cns-prophylaxis", prefer = "blinatumomab > mec" }',
    ],
)
def test_every_kind_of_claim_can_be_borne_out(
    must: str, tmp_path: Path, rulebook: Prepared
) -> None:
    """Suggestion, words, verdicts, access, order, reasons, flags and notes."""
    assert failures(tmp_path, rulebook, patient(must)) == []
    assert len(failures(tmp_path, rulebook, patient(must_not=must))) >= 1


@pytest.mark.parametrize(
    ("must_not", "said"),
    [
        ('{ holds = "blinatumomab-relapsed" }', 'there is no criterion "blinatumomab-relapsed"'),
        ('{ verdict = { inotuzumb = "avoid" } }', 'did you mean "inotuzumab"?'),
        ('{ verdict = { inotuzumab = "avoidd" } }', 'there is no verdict "avoidd"'),
        ('{ flags = "hihg qtc revumenib" }', 'there is no level "hihg"'),
        ('{ flags = "high qt revumenib" }', 'there is no flag "qt"'),
        ('{ access = { mec = "free" } }', 'there is no access status "free"'),
        ('{ outcomes = "tower" }', 'there is no outcome row "tower"'),
        ('{ order = "mec > meek" }', 'there is no option "meek"'),
        ('{ salvage = "blina" }', 'there is no option "blina"'),
        ('{ against = { mec = "caution nothing" } }', 'there is no criterion "nothing"'),
    ],
)
def test_a_claim_about_nothing_fails_even_where_it_must_not_be(
    must_not: str, said: str, tmp_path: Path, rulebook: Prepared
) -> None:
    """A misspelt name would pass for ever."""
    assert said in "\n".join(failures(tmp_path, rulebook, patient(must_not=must_not)))


def test_a_patient_who_cannot_exist_fails(tmp_path: Path, rulebook: Prepared) -> None:
    """With what is contradictory in the case."""
    text = patient(facts='{ "gvhd.acute_active" = true }')

    assert failures(tmp_path, rulebook, text) == [
        "not a valid case: gvhd.acute_active: GVHD without an allogeneic transplant; "
        "see transplants"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (vignette(yess="{}"), "mine.toml:5: vignette[0].yess: no such key (did you mean"),
        ("[[vignete]]\n", 'mine.toml:1: vignete: no such key (did you mean "vignette"?)'),
        ('[[patient]]\nsays = "x"\nbase = "fit"\n', "mine.toml:1: patient[0].facts: is missing"),
        (patient("{ verdicts = {} }"), "patient[0].must.verdicts: no such key (did you mean"),
        (vignette(yes="{}").replace("relapsed-b-all", "relapsed-b"),
         'mine.toml:1: vignette[0].base: no base is called "relapsed-b" (did you mean'),
        ("[[vignette]", "mine.toml:1: not valid TOML"),
        ("x = [1,", "mine.toml:1: not valid TOML: the [ that opens here is never closed"),
        ("x = " + "[" * 100_000, "mine.toml:1: nested too deeply"),
        ("x" + ".x" * 20_000 + " = 1", "mine.toml:1: nested too deeply"),
        (vignette(yes=f"{{ x = {'9' * 5_000} }}"), "mine.toml:5: a number too long to be one"),
        ("[[vignette]]\n" * 30_000, "mine.toml:1: vignette: more than 20,000 values"),
        (vignette(yes="{}", as_of='"2026-02-30"'), "mine.toml:1: vignette[0].as_of: no such day"),
        ('[[vignette]]\nsays = 3\n', "vignette[0].says: input should be a valid string"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_with_file_line_and_key(
    text: str, said: str, tmp_path: Path
) -> None:
    """And with what may be meant."""
    with pytest.raises(CaseError) as refused:
        written(tmp_path, text)

    assert said in str(refused.value)


@pytest.mark.parametrize(
    "yes", ["{ disease.marrow_blasts_pct = 50 }", "{ disease = { marrow_blasts_pct = 50 } }"]
)
def test_a_field_may_be_written_without_quotes_or_in_its_table(
    yes: str, tmp_path: Path, rulebook: Prepared
) -> None:
    """The base beside it stays."""
    assert failures(tmp_path, rulebook, vignette(yes=yes)) == []


def test_a_field_below_a_field_is_told(tmp_path: Path, rulebook: Prepared) -> None:
    """As part of the failure of this one patient."""
    (why,) = failures(tmp_path, rulebook, vignette(yes='{ "disease.status.now" = 1 }'))

    assert why == "not a valid case: disease.status.now: status is a field, not a table"


def test_a_folder_without_vignettes_is_refused(tmp_path: Path) -> None:
    """Nothing run is not everything passed."""
    with pytest.raises(CaseError, match=r"no vignettes here: no \*\.toml"):
        read_vignettes([tmp_path])


def test_bases_beside_a_file_are_used_and_ours_are_there_besides(
    tmp_path: Path, rulebook: Prepared
) -> None:
    """A hospital adds its own starting points."""
    (tmp_path / "bases.toml").write_text('[full]\n"disease.marrow_blasts_pct" = 90\n')
    text = vignette(yes="{}").replace("relapsed-b-all", "full")

    assert failures(tmp_path, rulebook, text) == []
