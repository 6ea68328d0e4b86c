"""The skeleton of a case file."""

import re
import tomllib
from typing import Any

import pytest

from allcli.case.files.forms import forms_of
from allcli.case.files.read import parse_case
from allcli.case.files.template import WIDTH, template
from allcli.case.model import Case

TEXT = template()
TABLE = re.compile(r"(?:# )?(\[+)(\w+)\]+$")
FIELD = re.compile(r"# (\w+ = .*)$")


def examples() -> list[tuple[str, str]]:
    """Every commented field as a document of its own, named by its path."""
    documents, header, table = [], "", ""
    for line in TEXT.splitlines():
        if match := TABLE.match(line):
            header, table = line.removeprefix("# "), f"{match[2]}."
        elif match := FIELD.match(line):
            documents.append((table + match[1].partition(" ")[0], f"{header}\n{match[1]}\n"))
    return documents


def paths() -> list[str]:
    """Every field of the model."""
    fields = []
    for name, form in forms_of(Case).items():
        if form.table is None or form.several:
            fields.append(name)
        if form.table:
            fields += [f"{name}.{field}" for field in form.table.field_names()]
    return sorted(fields)


def test_the_skeleton_is_a_valid_case_of_which_nothing_is_known() -> None:
    """As it is written; above all it states no transplant."""
    assert parse_case("new.toml", TEXT).case == Case()


def test_it_has_every_field_of_the_model_once() -> None:
    """A field that is added to the model is in the skeleton too."""
    assert sorted(path for path, _ in examples()) == paths()


@pytest.mark.parametrize(("path", "text"), examples(), ids=[path for path, _ in examples()])
def test_each_example_is_valid_when_it_is_uncommented(path: str, text: str) -> None:
    """Each one states something, and what it states is allowed."""
    source = parse_case("new.toml", text)

    value: Any = tomllib.loads(text)
    for step in path.split("."):
        value = value[0][step] if isinstance(value, list) else value[step]
    assert value is not None
    assert all("without its upper limit" in odd.message for odd in source.warnings)  # stands below


def test_it_opens_with_the_schema_for_editors() -> None:
    """And one line says how to make it."""
    first, second, *_ = TEXT.splitlines()

    assert first == "#:schema case.schema.json"
    assert "allcli schema case > case.schema.json" in second


@pytest.mark.parametrize(
    "said",
    [
        "# bilirubin = 0.8 # 0 to 100 mg/dL, or with its unit: umol/L; total",
        '# cns = "cns1" # cns1, cns2, cns3',
        "# skin = 2 # 0 to 4, or I to IV; MAGIC stage 0-4",
        '# sites = ["marrow"] # a list of: marrow, cns, testis, heart, eye, kidney,',
    ],
)
def test_units_and_allowed_values_stand_beside_each_field(said: str) -> None:
    """With what the model says of it."""
    assert said in {" ".join(line.split()) for line in TEXT.splitlines()}


def test_no_line_is_wider_than_a_page() -> None:
    """It is read in a terminal."""
    assert max(map(len, TEXT.splitlines())) <= WIDTH
