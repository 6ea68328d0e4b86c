"""A local rulebook adds, changes, disables, reorders; each fault in it is named with its line."""

from datetime import date, timedelta

import pytest

from allcli.cli.init import EXAMPLE
from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.rulebook.model import Criterion
from allcli.rulebook.overlay import Overlay
from allcli.rulebook.verify import RulebookError
from tests.cases import A_DAY
from tests.overlays import (
    BLASTS,
    FROM_40,
    HEAD,
    INOTUZUMAB_FIRST,
    NEW,
    NO_MEC,
    local,
    overlay,
)
from tests.profile import slow


def criterion(rulebook: Prepared, name: str) -> Criterion | None:
    return next((criterion for criterion in rulebook.criteria if criterion.id == name), None)


def test_without_a_change_the_records_are_ours(rulebook: Prepared) -> None:
    """An overlay that says nothing leaves every record and every tree as it was."""
    empty = local()

    assert empty.options == rulebook.options
    assert list(empty.options) == list(rulebook.options)
    assert empty[2:7] == rulebook[2:7]
    assert empty.trees == rulebook.trees


def test_a_criterion_is_changed_field_by_field(rulebook: Prepared) -> None:
    """What the overlay names is replaced, in the place where the criterion stands; nothing else."""
    changed = local(FROM_40)
    ours, theirs = criterion(rulebook, BLASTS), criterion(changed, BLASTS)

    assert ours
    assert theirs == ours._replace(when="disease.marrow_blasts_pct >= 40")
    assert [c.id for c in changed.criteria] == [c.id for c in rulebook.criteria]


def test_a_new_criterion_speaks_of_our_groups() -> None:
    """A local criterion may name a group of options, and a source of ours."""
    added = criterion(local(NEW), "our-rule")

    assert added
    assert "mini-hcvd-inotuzumab" in added.verdict


def test_a_new_option_in_a_group_gets_what_is_said_of_the_group() -> None:
    """Our criteria speak of a local option once it says that it belongs."""
    new = """
    [[option]]
    id = "biosimilar"
    name = "a biosimilar"
    kind = "salvage"
    groups = ["blinatumomab-based"]
    applies = "disease.lineage == 'b-all'"
    applies_says = "for B-ALL"
    """

    named = criterion(local(new), BLASTS)

    assert named
    assert named.verdict["biosimilar"] == named.verdict["blinatumomab"]


def test_a_disabled_criterion_is_gone() -> None:
    """What is disabled can neither hold nor be listed."""
    assert criterion(local(f'[[disable]]\ncriterion = "{BLASTS}"'), BLASTS) is None


def test_a_disabled_option_is_for_nobody() -> None:
    """An option stays, since others name it, but applies to no patient and says why."""
    mec = local(NO_MEC).options["mec"]

    assert (mec.applies, mec.applies_says) == ("False", "not used here: our board")


def test_the_default_order_moves_only_what_is_named(rulebook: Prepared) -> None:
    """The options named share out their places; every other option keeps its own."""
    before, after = list(rulebook.options), list(local(INOTUZUMAB_FIRST).options)
    moved = {"inotuzumab", "blinatumomab"}

    assert after.index("inotuzumab") < after.index("blinatumomab")
    assert [n for n in after if n not in moved] == [n for n in before if n not in moved]


def test_an_access_row_is_added_or_changed_by_place_layer_and_day(rulebook: Prepared) -> None:
    """A row of the same four is ours, changed; any other is new."""
    ours = rulebook.access[0]
    same = f"""
    [[access]]
    option = "{ours.option}"
    jurisdiction = "{ours.jurisdiction}"
    layer = "{ours.layer}"
    since = "{ours.since}"
    says = "Ours now."
    """

    changed = local(same).access

    assert changed[0] == ours._replace(says="Ours now.")
    assert changed[1:] == rulebook.access[1:]


def test_later_files_win() -> None:
    """Two overlays are laid one over the other, in the order in which they are named."""
    later = overlay(FROM_40.replace("40", "30"), name="later.toml")

    named = criterion(load_rulebook((overlay(FROM_40), later), A_DAY), BLASTS)

    assert named
    assert named.when.endswith("30")


LAST = date(2026, 6, 30)


@pytest.mark.parametrize(("day", "expired"), [(LAST, False), (LAST + timedelta(1), True)])
def test_an_expired_change_is_not_applied(day: date, expired: bool) -> None:
    """A change is applied up to and on the day that it names, and after it no more."""
    rulebook = local(f"{FROM_40}expires = 2026-06-30", day=day)
    named = criterion(rulebook, BLASTS)

    assert named
    assert named.when.endswith("50" if expired else "40")
    assert rulebook.changes[0].expired is expired


def test_the_hash_covers_the_overlay_and_what_has_expired(rulebook: Prepared) -> None:
    """No two rulebooks that answer differently have one hash."""
    ending = f"{FROM_40}expires = 2026-06-30"
    hashes = {
        rulebook.hash, local().hash, local(FROM_40).hash, local(ending, day=LAST).hash,
        local(ending, day=LAST + timedelta(1)).hash,
    }  # fmt: skip

    assert len(hashes) == 5


def test_the_same_rules_are_built_once() -> None:
    """Days on which the same changes stand share one rulebook."""
    ending = f"{FROM_40}expires = 2026-06-30"

    assert local(ending, day=A_DAY) is local(ending, day=LAST)


def test_every_change_says_who_and_why() -> None:
    """Author and reason stand at the change, or once at the top of the file."""
    own = f'{FROM_40}author = "B. Else"\nreason = "another"\n'

    changes = local(own, NO_MEC).changes

    assert {(c.name, c.author, c.reason) for c in changes} == {
        (BLASTS, "B. Else", "another"),
        ("mec", "A. Ward", "our board"),
    }


def faults(*tables: str, head: str = HEAD) -> list[str]:
    with pytest.raises(RulebookError) as refused:
        load_rulebook((overlay(*tables, head=head),), A_DAY)
    return list(refused.value.faults)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (FROM_40.replace("marrow_", "marow_"), f"ward.toml:6: {BLASTS}: no fact is called"),
        (FROM_40.replace("40", "400"), "lies between 0 and 100 %: 400 is outside"),
        (FROM_40.replace("blasts\"", "blast\""),
         "needs title, says, strength, references (did you mean \"blinatumomab-high-marrow"),
        (FROM_40 + 'titel = "x"', 'titel: unknown key (did you mean "title"?)'),
        (FROM_40 + 'verdict = { mec = "avoidd" }',
         'verdict.mec: "avoidd" is not one of caution, avoid, contraindicated (did you'),
        (FROM_40 + 'verdict = { mecc = "avoid" }', 'option "mecc" is not defined (did you mean'),
        (FROM_40 + 'verdict = { mec = "contraindicated" }', "only a label contraindicates"),
        (FROM_40 + "checked = false\nverdict = { mec = \"avoid\" }", "may not drive more than"),
        (FROM_40 + 'references = ["yon-2020"]', '"yon-2020" is not defined (did you mean "yoon'),
        (FROM_40 + 'expires = "2027"', "expected a date such as 2027-01-31, without quotes"),
        (FROM_40 + FROM_40, f"ward.toml:7: {BLASTS} stands here twice (also at ward.toml:4)"),
        ('[[criterion]]\nid = "mec"', "mec: is the name of one of the rulebook's options"),
        ("[[criterion]]\nwhen = \"False\"", "criterion: needs id"),
        ('[[access]]\noption = "mec"', "access: needs option, jurisdiction, layer, since"),
        ('[[disable]]\ncriterion = "mecc"', "mecc: the rulebook has no criterion of this name"),
        ('[[disable]]\noptoin = "mec"', 'disable: optoin: did you mean "option"?'),
        ('[[disable]]\noption = "mec"\ncriterion = "x"', "disable: write one of"),
        ('[[order]]\noptions = ["mec"]', "order: needs options, a list of two or more"),
        ('[[order]]\noptions = ["mec", "mecc"]', '"mecc" is not defined (did you mean "mec"?)'),
        ('[[order]]\noptions = ["mec", "first-allo-hct"]', "options of one kind only"),
        ("[[kriterion]]", 'kriterion: unknown key or table (did you mean "criterion"?)'),
        ("[order]", "write [[order]], not [order]"),
        ("[[order]", "ward.toml:4: not valid TOML: expected"),
        ("x = [1,", "ward.toml:4: not valid TOML: the [ that opens here is never closed"),
        ("x = " + "[" * 100_000, "ward.toml:4: nested too deeply"),
        ("x" + ".x" * 20_000 + " = 1", "ward.toml:4: nested too deeply"),
        ("x = " + "9" * 5_000, "ward.toml:4: a number too long to be one"),
        ("x = 0x" + "f" * 5_000, "ward.toml:4: x: a number too long to be one"),
        pytest.param("[[criterion]]\n" * 30_000,
                     "ward.toml:4: criterion: more than 20,000 values", marks=slow),
    ],
    ids=lambda value: value[-30:],
)  # fmt: skip
def test_a_planted_fault_is_named(table: str, said: str) -> None:
    """What our own rulebook must pass a local one must pass too, and its tables are checked."""
    faulty = faults(table)

    assert any(said in fault for fault in faulty), faulty


@pytest.mark.parametrize("missing", ["author", "reason"])
def test_a_change_without_author_or_reason_is_refused(missing: str) -> None:
    """Nobody changes the rules without a name and a why."""
    head = "\n".join(line for line in HEAD.splitlines() if not line.startswith(missing))

    assert faults(NO_MEC, head=head) == [
        f"ward.toml:3: mec: has no {missing}; give it here, or once at the top of the file"
    ]


def test_every_fault_is_told_at_once() -> None:
    """Three mistakes in one file are three lines."""
    assert len(faults(FROM_40 + "x = 1", '[[disable]]\noption = "y"', NEW + "z = 1")) == 3


def test_the_example_loads_and_changes_nothing(rulebook: Prepared) -> None:
    """What `criteria init` writes is sound as it stands."""
    loaded = load_rulebook((Overlay("example.toml", EXAMPLE.read_bytes()),), A_DAY)

    assert loaded.changes == ()
    assert loaded.criteria == rulebook.criteria


def test_each_example_works_once_it_is_uncommented() -> None:
    """Taking the # from the front of the example's lines gives changes of every kind, all sound."""
    lines = EXAMPLE.read_text().splitlines()
    plain = "\n".join(
        line[1:] if line.startswith("#") and line[1:2] not in ("", " ") else line for line in lines
    )

    loaded = load_rulebook((Overlay("example.toml", plain.encode()),), A_DAY)

    assert {(change.kind, change.what) for change in loaded.changes} == {
        ("criterion", "changed"), ("criterion", "disabled"), ("option", "disabled"),
        ("order", "changed"), ("criterion", "added"), ("reference", "added"), ("access", "added"),
    }  # fmt: skip


def test_of_very_many_faults_the_first_are_told_and_the_rest_counted() -> None:
    """Nobody reads more than a hundred."""
    with pytest.raises(RulebookError) as refused:
        local("[[criterion]]\n" * 250)

    assert len(refused.value.faults) == 101
    assert refused.value.faults[-1] == "and 150 more faults"
