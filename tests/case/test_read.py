"""Reading case files: one door for both syntaxes, every problem at once, at its line."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.files.bounds import MAX_VALUES
from allcli.case.files.read import parse_case, read_case
from allcli.case.files.source_text import MAX_BYTES
from allcli.case.files.toml_lines import toml_places
from allcli.case.problems import CaseError
from allcli.verify.patients import document
from tests.case.hostile import TEXTS
from tests.cases import CASES, FIT, ROOT
from tests.profile import slow


def problems(text: str, name: str = "case.toml") -> list[str]:
    with pytest.raises(CaseError) as refused:
        parse_case(name, text)
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_example_case_reads(path: Path) -> None:
    """The files in cases/ are valid, and named as they call themselves."""
    assert read_case(str(path)).case.id == path.stem


def test_toml_and_json_give_the_same_case() -> None:
    """The syntax makes no difference, not even to the hash."""
    made = document(FIT)

    toml = parse_case("a.toml", tomli_w.dumps(made))
    as_json = parse_case("a.json", json.dumps(made))

    assert toml.case == as_json.case
    assert toml.hash == as_json.hash


def test_all_problems_of_a_toml_file_come_at_once_each_at_its_line() -> None:
    """Wrong keys, values, ranges and contradictions are reported together, in file order."""
    text = """id = "x"

[patient]
age = 340
sexx = "female"

[disease]
lineage = "ball"
marrow_blasts_pct = 130

[[transplants]]
date = 2025-02-01
relapsed_on = 2024-02-01
"""

    assert problems(text) == [
        "case.toml:4: patient.age: 340 is not possible; allowed: 0 to 120 years",
        'case.toml:5: patient.sexx: unknown key (did you mean "sex"?)',
        'case.toml:8: disease.lineage: "ball" is not one of b-all, t-all, lbl-b, lbl-t, mpal, '
        'mpal-b-myeloid, mpal-t-myeloid, aul, myeloid, all-unspecified (did you mean "b-all"?)',
        "case.toml:9: disease.marrow_blasts_pct: 130 is not possible; allowed: 0 to 100 %",
        "case.toml:13: transplants[0].relapsed_on: 2024-02-01 lies before the transplant "
        "(2025-02-01); see transplants[0].date (line 12)",
    ]


def test_all_problems_of_a_json_file_come_at_once_each_at_its_line() -> None:
    """JSON gets the same messages and lines."""
    text = """{"patient": {"age": 340,
  "sexx": 1},
 "transplants": [
   {"date": "2025-02-01",
    "relapsed_on": "2024"}]}"""

    assert problems(text, "case.json") == [
        "case.json:1: patient.age: 340 is not possible; allowed: 0 to 120 years",
        'case.json:2: patient.sexx: unknown key (did you mean "sex"?)',
        "case.json:5: transplants[0].relapsed_on: 2024 lies before the transplant (2025-02-01); "
        "see transplants[0].date (line 4)",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('patient = { age = "old" }', "expected a number in years"),
        ("patient = { age = true }", "expected 0 to 120 years"),
        ("patient = { ecog = 1.5 }", "expected a whole number from 0 to 4"),
        ('patient = { age = "40 parsec" }', "expected one of the units years"),
        ('disease = { marrow_blasts_pct = "9000 %" }', "not possible; allowed: 0 to 100 %"),
        ('patient = { sex = "femal" }', '(did you mean "female"?)'),
        ('disease = { sites = ["optic nerve"] }', 'write "cns" here, and "optic-nerve" in cns'),
        ('disease = { high_risk = "yes" }', 'found "yes"; expected true or false'),
        ("assessed_on = 2026-03-14T10:00:00", 'expected a date: 2019-03-14, "2019-03" or 2019'),
        ('gvhd = { acute_grade = "V" }', "expected 0 to 4, or I to IV"),
        ("patient = 3", "expected a table"),
        ("transplants = 3", "expected a list"),
        ("labs = { bilirubin = nan }", "not possible; allowed: 0 to 100 mg/dL"),
        ("lines = [3]", "expected a table"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(line: str, said: str) -> None:
    """One clear sentence: what was found, what is allowed."""
    (problem,) = problems(line)

    assert said in problem


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.toml", "assessed_on = 2026-03\n", 'write "2026-03" in quotes'),
        ("a.toml", "id = \n", "a.toml:1: not valid TOML"),
        ("a.toml", 'id = "x"\nassessed_on =', "a.toml:2: not valid TOML: invalid value"),
        ("a.toml", 'id = "x"\npatient\n\n', "a.toml:2: not valid TOML: expected '='"),
        ("a.json", '{"id": }', "a.json:1: not valid JSON"),
        ("a.json", '{"id": "a",\n"id": "b"}', 'a.json:2: the key "id" is written twice'),
        ("a.json", '{"a": {"b": 1}, "b":\n{"b": 1,\n"\\u0062": 2}}', 'a.json:3: the key "b" is'),
        ("a.json", "[]", "a case is one JSON object"),
        ("a.json", '{"patient":\n{"age": NaN}}', "a.json:2: NaN is not a number"),
        ("a.json", '{"id": "NaN",\n"patient": {"age":-Infinity}}', "a.json:2: -Infinity is not"),
        ("a.json", "[" * 100_000, "nested too deeply"),
        ("a.json", '{"id": ' + "[" * 400 + "]" * 400 + "}", "nested too deeply"),
        ("a.toml", "a" + ".a" * 3000 + " = 1", "nested too deeply"),
        ("a.json", '{"patient": {"age": ' + "1" * 5000 + "}}", "a number too long to be one"),
        ("a.toml", "patient.age = " + "1" * 5000, "a number too long to be one"),
        ("a.toml", "patient.age = 0x" + "F" * 5000, "a number too long to be one"),
        ("a.json", '{"id": "x",\n "labs": ' + "[" * 2_000, "a.json:2: nested too deeply"),
        ("a.toml", "\n" + "a = " + "[" * 2_000, "a.toml:2: nested too deeply"),
        ("a.toml", "\n" + "a" + ".a" * 20_000 + " = 1", "a.toml:2: nested too deeply"),
        ("a.toml", 'id = "x"\npatient.age = ' + "1" * 5000, "a.toml:2: a number too long"),
        ("a.json", '{\n"id": "\\ud800"}', "a.json:2: id: holds an escape that is no character"),
        ("a.json", r'{"patient": {"\udfff": 1}}', r"patient.\udfff: holds an escape that is no"),
        ("a.json", r'{"\ud800": 1, "\ud800": 2}', r'the key "\ud800" is written twice'),
        ("a.json", '{"": 1}', '"": unknown key'),
        ("a.json", '{"sites": [' + "1," * 3_000 + "1]}", "sites: more than 2,000 values"),
        ("a.toml", "[[lines]]\n" * 3_000, "a.toml:1: lines: more than 2,000 values"),
    ],
)
def test_what_cannot_be_parsed_is_refused_in_one_sentence(name: str, text: str, said: str) -> None:
    """Broken files, repeated keys and bottomless nesting end in a message."""
    (problem,) = problems(text, name)

    assert said in problem


@pytest.mark.parametrize("depth", [1, 100])
def test_no_more_places_are_sought_than_a_case_has_values(depth: int) -> None:
    """A message needs no more, and each of a megabyte of entries would have a path of its own."""
    text = f"x = {'[' * depth}{'1,' * 9_000}{']' * depth}"

    assert len(toml_places(text)) <= MAX_VALUES + 1
    assert "a.toml:1: x" in problems(text, "a.toml")[0]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.toml", 'x = 1\nid = "abc', '2: not valid TOML: the " that'),
        ("a.toml", "x = 1\nid = 'abc\ny = 2", "2: not valid TOML: the ' that"),
        ("a.toml", 'x = 1\nid = """abc\n\n', '2: not valid TOML: the """ that'),
        ("a.toml", "id = '''abc\n''\n", "1: not valid TOML: the ''' that"),
        ("a.toml", 'a = "\\', '1: not valid TOML: the " that'),
        ("a.toml", "x = 1\na = [1,\n2,\n", "2: not valid TOML: the [ that"),
        ("a.toml", "a = [\n[1, 2],\n[3\n", "3: not valid TOML: the [ that"),
        ("a.toml", 'a = [\n"]", # ]\n1\n[b]\nc = 1', "1: not valid TOML: the [ that"),
        ("a.toml", "x = 1\na = {b = 1", "2: not valid TOML: the { that"),
        ("a.toml", "x = 1\n[patient", "2: not valid TOML: the [ that"),
        ("a.toml", '["patient', '1: not valid TOML: the " that'),
        ("a.json", '{"a": 1,\n\n', "1: not valid JSON: the { that"),
        ("a.json", '{"a": 1,\n"b": [\n{"]": 2},\n3', "2: not valid JSON: the [ that"),
    ],
)
def test_what_is_never_closed_is_told_where_it_opens(name: str, text: str, said: str) -> None:
    """Of a quote or bracket without an end, the beginning is what has to be mended."""
    (problem,) = problems(text, name)

    assert problem == f"{name}:{said} opens here is never closed"


@given(st.sampled_from(CASES), st.floats(0, 1))
def test_a_file_cut_off_anywhere_reads_or_is_refused_at_a_line(path: Path, part: float) -> None:
    """Half a download is a case, or one sentence with a line."""
    text = path.read_text()
    cut = text[: int(len(text) * part)]
    try:
        parse_case(path.name, cut)
    except CaseError as refused:
        assert all(problem.line for problem in refused.problems)


def test_a_key_that_shares_a_part_with_few_names_is_told_of_them() -> None:
    """Not of all seventeen that the table has."""
    (problem,) = problems('{"liver": {"prior_vod": false}}', "a.json")

    assert "(perhaps vod_history or vod_severity or vod_ongoing)" in problem


def test_a_key_of_any_length_takes_a_line_of_a_message() -> None:
    """It is cut short, and nobody meant it."""
    (problem,) = problems('{"patient": {"%s": 1}}' % ("age" * 100_000), "a.json")

    assert problem.startswith(f"a.json:1: patient.{'age' * 19}...: unknown key (known here: age,")


def test_the_pointer_of_an_editor_to_a_schema_says_nothing_about_the_patient() -> None:
    """`$schema` at the top level is taken, and leaves the hash as it is."""
    plain = parse_case("a.json", '{"id": "x"}')

    assert parse_case("a.json", '{"$schema": "case.schema.json", "id": "x"}') == plain
    assert parse_case("a.toml", '"$schema" = "case.schema.json"\nid = "x"')[1:] == plain[1:]
    assert problems('{"patient": {"$schema": "x"}}', "a.json")
    assert problems(r'{"$schema": "\ud800"}', "a.json")


def test_a_missing_file_a_folder_and_a_binary_file_are_refused(tmp_path: Path) -> None:
    """What is not a text file is named with the reason."""
    binary, huge = tmp_path / "a.toml", tmp_path / "b.toml"
    binary.write_bytes(b"id = 'x'\nnote = '\xff'\n")
    huge.write_bytes(b"#" * (MAX_BYTES + 1))

    said = []
    for path in (tmp_path / "none.toml", tmp_path, binary, huge):
        with pytest.raises(CaseError) as refused:
            read_case(str(path))
        said.append(str(refused.value).replace(str(tmp_path), ""))

    assert said == [
        "/none.toml: no such file or directory",
        ": is a directory",
        "/a.toml:2: not UTF-8 text",
        "/b.toml: larger than 1,000,000 bytes, the most that is read",
    ]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """Editors that write one are forgiven."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbfid = 'x'\npatient.age = 4\n")

    assert read_case(str(path)).case.id == "x"


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
NAMES = st.sampled_from(["patient", "disease", "lines", "age", "id", "date", "skin"]) | st.text()
DOCUMENTS = st.dictionaries(
    NAMES,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


@given(DOCUMENTS)
def test_any_json_object_gives_a_case_or_a_clear_refusal(made: dict[str, Any]) -> None:
    """No document ends in anything but a case or a list of problems."""
    try:
        parse_case("any.json", json.dumps(made))
    except CaseError as refused:
        assert refused.problems


@given(DOCUMENTS)
def test_every_problem_in_toml_stands_at_a_real_line(made: dict[str, Any]) -> None:
    """The line of a problem exists in the file."""
    try:
        text = tomli_w.dumps(made)
        tomllib.loads(text)
    except (TypeError, ValueError, AttributeError):
        return
    try:
        parse_case("any.toml", text)
    except CaseError as refused:
        lines = text.count("\n") + 1
        assert all(p.line is None or 1 <= p.line <= lines for p in refused.problems)


def test_a_wrong_word_in_a_list_is_told_once() -> None:
    """Each wrong entry by its place; nothing is said of what is put in its stead to go on."""
    messages = problems('[disease]\nsites = ["elsewhere", "marrow", "CD19"]\nlineage = "b"\n')

    assert [message.partition(" is not")[0] for message in messages] == [
        'case.toml:2: disease.sites[0]: "elsewhere"',
        'case.toml:2: disease.sites[2]: "CD19"',
        'case.toml:3: disease.lineage: "b"',
    ]


@slow
def test_no_text_costs_more_than_its_length() -> None:
    """Texts that can hang a reader or fill the memory; the child dies where one does."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.case.hostile"],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert [line.partition(": ")[0] for line in done.stdout.splitlines()] == list(TEXTS)
