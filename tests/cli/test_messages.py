"""What is typed by mistake is answered with what to write, and shown where it stands."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.process import started
from tests.cli.shell import run, run_in
from tests.profile import more

SPARSE = "cases/sparse.toml"


def said(folder: Path, text: str, name: str = "case.toml") -> str:
    """What `assess` says of a file with this text, which it refuses."""
    (folder / name).write_text(text)
    done = run_in(folder, "assess", name)
    assert done.returncode == 2
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[antigens]\ncd22 = positive\n", 'put it in quotes: cd22 = "positive"'),
        ("[antigens]\ncd19 = dim # weak\n", 'put it in quotes: cd19 = "dim"'),
        ('[disease]\nsites = ["cns", marrow]\n', 'put it in quotes: "marrow"'),
        ("patient = { age = 34, sex = female }\n", 'put it in quotes: sex = "female"'),
        ("[antigens]\ncd22 = yes\n", 'write "positive"; true or false is for fields of yes or no'),
        (
            "[genetics]\nbcr_abl1 = No\n",
            'write "negative"; true or false is for fields of yes or no',
        ),
        ("[patient]\npregnant = yes\n", "write true: true or false"),
        ("[labs]\nbilirubin = 1,8\n", "use a point: 1.8"),
        ("labs = { creatinine = 0,9, inr = 1 }\n", "use a point: 0.9"),
        ("[labs]\nbilirubin = 1,8 mg/dL\n", 'use a point: "1.8 mg/dL"'),
        ("[labs]\nplatelets = 1,100\n", "write 1100, or with a point 1.100"),
        ("assessed_on = 14.03.2026\n", "write 2026-03-14"),
        ("[[transplants]]\ndate = 2025/05/28\n", "write 2025-05-28"),
        ("assessed_on = 03/04/2026\n", "write 2026-04-03 or 2026-03-04"),
        ('assessed_on = "14.03.2026"\n', "write 2026-03-14"),
        ('[lines]\nregimen = "FLAG"\n', "write [[lines]]"),
        ("[transplants]\ndate = 2025\n", "write [[transplants]]"),
        ("[[labs]]\nbilirubin = 1\n", "write [labs]"),
        ("[disease]\ntransplants = []\n", "move it above the first [table]"),
        ("[patient]\nlines_complete = true\n", "move it above the first [table]"),
        ("[labs]\njurisdiction = 'KR'\n", "move it above the first [table]"),
        ('lineage = "b-all"\n', "belongs in [disease]"),
        ("[patient]\nbilirubin = 1\n", "belongs in [labs]"),
        ('[disease]\nregimen = "FLAG"\n', "belongs in [[lines]]"),
        ("[labs]\nbilirubin = 1\nast = 3\nbilirubin = 2\n", "bilirubin is also on line 2"),
        ("[patient]\nage = 3\n[labs]\n[patient]\n", "the table [patient] is also on line 1"),
        ("[lines]\n[lines]\n", "write [[lines]] each time"),
        ("[labs]\nwbc = 45000\n", 'did you mean "45000 /uL"?'),
        ('[labs]\nast = "n/a"\n', 'write "unknown", or leave it out'),
        ('[patient]\nsex = "미상"\n', 'write "unknown", or leave it out'),
        ('[liver]\nvod_history = "not tested"\n', 'write "not-done", or leave it out'),
        ('[disease]\nsites = "n/a"\n', "leave it out"),
        ('[disease]\nsites = "none"\n', "write [] to deny it; if it is not known, leave it out"),
        ('[disease]\nbulky = "none"\n', "write false to deny it; if it is not known, write"),
        ('[antigens]\ncd22 = "(-)"\n', 'write "negative" to deny it; if it is not known, write'),
        ('[[lines]]\nbest_response = "not evaluatd"\n', 'did you mean "not-evaluated"?'),
        ('[antigens]\ncd19 = "양성"\n', 'did you mean "positive"?'),
        ("[antigens]\ncd38_pct = 80\n", 'did you mean "cd38"?'),
        ('[gvhd]\nacute_active = "없음"\n', "write false: true or false"),
        ('[disease]\nstatus = "재발"\n', 'did you mean "relapsed"?'),
        ("assessed_on = 2026년 3월 14일\n", "write 2026-03-14"),
        ('assessed_on = "2026년 3월"\n', "write 2026-03"),
        ("[patient]\nage = 44세\n", 'put it in quotes: age = "44세"'),
        ("[labs]\nhaemoglobin = 140\n", 'did you mean "140 g/L"?'),
        ('[labs]\nplatelets = "> 9000"\n', 'did you mean "> 9000 /uL"?'),
    ],
)
def test_a_mistake_is_answered_with_what_to_write(tmp_path: Path, text: str, hint: str) -> None:
    """Whatever the field, and wherever it stands."""
    assert hint in said(tmp_path, text).splitlines()[0]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('{"antigens": {"cd22": positive}}', '"cd22": "positive"'),
        ('{"antigens": {"cd22": yes}}', 'write "positive"'),
        ('{"patient": {"pregnant": True}}', "write true"),
        ('{"labs": {"bilirubin": 1,8}}', "use a point: 1.8"),
        ('{"assessed_on": 14.03.2026}', 'write "2026-03-14" in quotes'),
        ('{"lines": {"regimen": "FLAG"}}', 'in JSON a list: "lines": [{...}]'),
        ('{"disease": {"transplants": []}}', 'in JSON out of "disease"'),
        ('{"labs": {"wbc": 45000}}', 'did you mean "45000 /uL"?'),
        ('{"id": "a",\n"id": "b"}', "it is also on line 1"),
    ],
)
def test_json_is_answered_in_its_own_syntax(tmp_path: Path, text: str, hint: str) -> None:
    """Where the two differ."""
    assert hint in said(tmp_path, text, "case.json").splitlines()[0]


@pytest.mark.parametrize(
    ("setting", "hint"),
    [
        ("bilirubin=3", "did you mean labs.bilirubin?"),
        ("cd22=positive", "did you mean antigens.cd22?"),
        ("labs.bilirubn=3", "did you mean labs.bilirubin?"),
        ("regimen=FLAG", "did you mean lines[0].regimen?"),
        ("antigens.cd22=yes", 'write "positive"'),
        ("labs.wbc=45000", 'did you mean "45000 /uL"?'),
        ("assessed_on=14.03.2026", "write 2026-03-14"),
    ],
)
def test_a_setting_is_answered_over_all_fields(setting: str, hint: str) -> None:
    """As a field of a file is."""
    done = run("assess", SPARSE, "--set", setting)

    assert done.returncode == 2
    assert hint in done.stderr


@pytest.mark.parametrize(
    ("setting", "marked"),
    [
        ("bilirubin=3", "bilirubin"),
        ("labs.wbc = 45000", "45000"),
        ("labs..x=3", "labs..x"),
        ("lines[9].regimen=FLAG", "lines[9].regimen"),
        ("labs.bilirubin.x=1", "labs.bilirubin.x"),
        ("antigens.cd19=cd19", "cd19"),
    ],
)
def test_a_setting_is_shown_with_a_caret(setting: str, marked: str) -> None:
    """Under its field, or under the value that cannot be."""
    done = run("assess", SPARSE, "--set", setting)

    _, _, shown, caret = done.stderr.splitlines()
    assert shown == f" | {setting}"
    assert shown[caret.index("^") : caret.rindex("^") + 1] == marked
    assert caret.rindex("^") == shown.rindex(marked) + len(marked) - 1


def test_a_local_rulebook_is_shown_with_a_caret(tmp_path: Path) -> None:
    """The line of the fault, not only that of its table."""
    record = '[[criterion]]\nid = "inotuzumab-vod-severe"\nstrength = "lable"\n'
    (tmp_path / "ward.toml").write_text(f'author = "A"\nreason = "B"\n{record}')

    done = run_in(tmp_path, "criteria", "list", "--rulebook", "ward.toml")

    said, *drawn = done.stderr.splitlines()
    assert done.returncode == 2
    assert said.startswith('ward.toml:5: inotuzumab-vod-severe: strength: "lable"')
    assert drawn == ["  |", '5 | strength = "lable"', "  |             ^^^^^"]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("assess", "cases"), "use allcli batch cases"),
        (("flags", "cases"), "use allcli batch cases"),
        (("whynot", "blinatumomab", SPARSE), f"the case comes first (allcli whynot {SPARSE} "),
        (("whynot", "cd19-car-t", "cases/t-all.toml"), "the case comes first"),
        ((SPARSE,), f"allcli assess {SPARSE}"),
        (("none.json", "--full"), "allcli assess none.json --full"),
        (("cases",), "allcli batch cases"),
    ],
)
def test_words_in_the_wrong_place_are_put_right(words: tuple[str, ...], hint: str) -> None:
    """The command that was meant stands in the answer."""
    done = run(*words)

    assert done.returncode == 2
    assert hint in done.stderr


def test_a_caret_stands_under_the_place(tmp_path: Path) -> None:
    """Below the line as it is written, also behind a tab and wide characters."""
    text = '[antigens]\ncd19 = "positive"\n\tcd22 = yes\n'
    wide = 'genetics = { karyotype = "양성", bcr_abl1 = yes }\n'

    assert said(tmp_path, text).splitlines()[1:] == ["  |", "3 |  cd22 = yes", "  |         ^^^"]
    assert said(tmp_path, wide).splitlines()[1:] == [
        "  |",
        '1 | genetics = { karyotype = "양성", bcr_abl1 = yes }',
        "  |" + " " * 45 + "^^^",  # two Korean letters take four places
    ]


@pytest.mark.parametrize(
    ("text", "line", "marked"),
    [
        ("patient = { age = 34, sexx = 1 }", 1, "sexx"),
        ("labs = { ast = 30, wbc = 45000 }", 1, "45000"),
        ('transplants = [{ date = 2025 },\n  { donor = "mudd" }]', 2, '"mudd"'),
        ('[disease]\nsites = ["cns", # a comment\n "marow"]', 3, '"marow"'),
        ('disease.sites = ["a, b = [c", "marrow"]', 1, '"a, b = [c"'),
    ],
)
def test_a_caret_stands_within_a_value(tmp_path: Path, text: str, line: int, marked: str) -> None:
    """Under a key of an inline table, or an entry of a list, on its own line."""
    message, _, shown, caret = said(tmp_path, text).splitlines()

    assert message.startswith(f"case.toml:{line}: ")
    assert shown[caret.index("^") : caret.rindex("^") + 1] == marked


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    """A … stands for what was left out on either side."""
    text = json.dumps({"note": "x" * 900, "labs": {"wbc": 45000}, "id": "y" * 90})

    line, caret = said(tmp_path, text, "case.json").splitlines()[2:4]

    assert len(line) < 100
    assert line.startswith("1 | …")
    assert line.endswith("…")
    assert line[caret.index("^") : caret.rindex("^") + 1] == "45000"


def test_a_line_that_is_shown_acts_on_no_terminal(tmp_path: Path) -> None:
    """Control characters are written out, and the caret keeps its place."""
    shown = said(tmp_path, '[labs]\n"\\u001b" = 1\nwbc = 45000 # \x9b31m\n').splitlines()

    assert "3 | wbc = 45000 # \\u009b31m" in shown
    assert not any("\x9b" in line for line in shown)


@more
@pytest.mark.parametrize(("no_color", "is_coloured"), [("", True), ("1", False)])
def test_a_caret_is_coloured_on_a_terminal_alone(
    tmp_path: Path, no_color: str, is_coloured: bool
) -> None:
    """As NO_COLOR allows."""
    (tmp_path / "case.toml").write_text("[labs]\nwbc = 45000\n")
    ours, theirs = os.openpty()
    env = os.environ | {"NO_COLOR": no_color}
    started("assess", str(tmp_path / "case.toml"), env=env, stderr=theirs).wait()
    shown = os.read(ours, 4000).decode()
    os.close(ours)
    os.close(theirs)

    assert ("\x1b[" in shown) is is_coloured


def test_validate_gives_the_place_as_data(tmp_path: Path) -> None:
    """Column, what was found, what is allowed, and what was probably meant."""
    (tmp_path / "case.toml").write_text("[labs]\nwbc = 45000\n")
    (problem,) = json.loads(run_in(tmp_path, "validate", "case.toml", "-f", "json").stdout)

    assert (problem["line"], problem["column"], problem["found"]) == (2, 7, "45000")
    assert problem["allowed"] == "0 to 2000 10*9/L"
    assert problem["hint"] == 'did you mean "45000 /uL"?'
