"""A page in another language: every word of its frame has an entry, and every entry a use."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import pytest
from rich.cells import cell_len

from allcli.case.facts import VOCABULARY, Test
from allcli.engine.load import load_rulebook
from allcli.override import override
from allcli.report import brief, explain, flags, screen
from allcli.report.assessed import Assessed
from allcli.report.formats import Screen
from allcli.report.language.catalogue import FOLDER, NAMES, SEPARATORS, Catalogue, catalogue, codes
from allcli.report.language.localized import localized
from allcli.report.language.spoken import said, spoken
from allcli.report.layout import StyledLine
from allcli.report.pages.assessment import page
from allcli.report.pages.flags import page as flags_page
from allcli.report.text import Report
from allcli.rulebook.model import Option
from allcli.rulebook.words import LEVELS, VERDICTS, FlagKind, NoteKind, Status, Strength
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment, harm
from allcli.triage.explore.course import course
from allcli.triage.explore.stability import stability
from allcli.triage.receipt import LocalResult
from allcli.verify.patients import known, patients_of
from tests.cases import ROOT
from tests.profile import sampled
from tests.triage.test_examples import SHOWS, example
from tests.verify.folder import OURS

FEW_ROWS = 5
HEIGHTS = {80: 40, 100: 32, 120: 32}
PLACE = re.compile(r"\{(\w+)\}")
ENGLISH_WORD = re.compile(r"[a-z]{3}")
CHANGES = LocalResult.__annotations__["what"]
WORDS = tuple(
    map(str, (*VERDICTS, *LEVELS, *(word for words in (Status, Strength, NoteKind, Test, CHANGES)
                                    for word in get_args(words))))
)  # fmt: skip


@cache
def table(code: str) -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    return table


@pytest.fixture(params=codes())
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def answers() -> list[Assessment]:
    """Examples, with all that a page can show of them, and patients of every kind."""
    rulebook = load_rulebook()
    patients = [patient for patient in patients_of(OURS) if not patient.side]
    made = [example(name) for name in sampled(SHOWS)]
    for patient in sampled(patients):
        source, day = known(patient).source, patient.as_of
        answer = assess(source, rulebook, day)
        lasts = stability(source, rulebook, day, answer.suggestion.text)
        made.append(answer._replace(stability=lasts, course=course(source)))
    return made


def written(line: StyledLine) -> str:
    return "".join(words for words, _ in line)


def constants(folder: str) -> Iterator[str]:
    """Every text in the source of a package."""
    for path in (ROOT / "allcli" / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def phrases_in_source() -> Iterator[str]:
    """Every phrase that a renderer hands to `said`."""
    for path in (ROOT / "allcli" / "report").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "said":
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def names_of(option: Option) -> tuple[str, ...]:
    """All that an option is called, and said to be limited by, in a suggestion."""
    return (
        option.name, option.headline, option.withholds, option.headline_without,
        option.without_transplant, option.before_transplant, *option.after_cycles,
    )  # fmt: skip


class Spy(Catalogue):
    """Keeps what has no entry."""

    def __init__(self, code: str) -> None:
        super().__init__(table(code))
        self.phrases: set[str] = set()
        self.composed: set[str] = set()

    @override
    def phrase(self, english: str) -> str:
        if english and english not in self._phrases:
            self.phrases.add(english)
        return super().phrase(english)

    @override
    def restated(self, english: str, within: int = 0) -> str:
        words = super().restated(english, within)
        is_list = any(separator in english for separator in SEPARATORS)  # then its parts are kept
        kept = words == english and english not in self._names
        if kept and not is_list and ENGLISH_WORD.search(english):
            self.composed.add(english)
        return words


@pytest.fixture
def spy(code: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spy]:
    made = Spy(code)
    monkeypatch.setattr("allcli.report.language.catalogue.catalogue", lambda _: made)
    with spoken(code):
        yield made


def test_every_phrase_of_the_source_has_an_entry(code: str) -> None:
    """Whatever page it stands on, and whether or not an example shows it."""
    assert set(phrases_in_source()) - set(table(code)["phrases"]) == set()


def test_every_word_of_the_rulebook_and_its_answers_has_an_entry(code: str) -> None:
    """Verdicts, levels, access, strengths, kinds of notes and tests."""
    assert set(WORDS) - set(table(code)["phrases"]) == set()


def test_every_option_harm_and_question_has_an_entry(code: str) -> None:
    """And nothing that the rulebook and the vocabulary do not have."""
    options = {name for option in load_rulebook().options.values() for name in names_of(option)}

    assert set(table(code)["options"]) == options - {""}
    assert set(table(code)["harms"]) == set(map(harm, get_args(FlagKind)))
    assert set(table(code)["topics"]) == {fact.asked_as for fact in VOCABULARY.values()}


@pytest.mark.more
def test_no_page_shows_a_phrase_that_has_no_entry(spy: Spy, answers: list[Assessment]) -> None:
    """The screen, the whole report, the trace, flags, a line, and both documents."""
    flags_screen = flags.FORMATS["text"]
    assert isinstance(flags_screen, Screen)
    for answer in answers:
        list(screen.lines(answer, 100))
        list(Report(answer, 100).lines())
        list(explain.lines(answer, 100))
        list(flags_screen.lines([answer], 100))
        brief.rendered(answer)
        page(Assessed([answer]))
        flags_page([answer])

    assert spy.phrases == set()


@pytest.mark.more
def test_nothing_that_triage_composes_stays_english(spy: Spy, answers: list[Assessment]) -> None:
    """Patient, suggestion, questions, limits, what was read, and the kinds of the course."""
    for answer in answers:
        localized(answer)

    assert spy.composed == set()


def test_no_phrase_is_left_over(code: str) -> None:
    """Each stands in the source of the report, or is a word of an answer."""
    used = {*constants("report"), *WORDS} | {word.upper() for word in LEVELS}
    used |= {kind.capitalize() for kind in used}

    assert set(table(code)["phrases"]) - used == set()


def test_nothing_composed_is_left_over(code: str) -> None:
    """Whatever stands between the places of a sentence is somewhere in the source."""
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("triage", "case", "rulebook", "criteria")
        for path in (ROOT / "allcli" / folder).rglob("*.*")
        if path.suffix in (".py", ".toml")
    )
    entries = {**table(code)["words"], **table(code)["sentences"], **table(code)["parts"]}
    unused = {
        entry for entry in entries
        for part in PLACE.split(entry)[::2] if part.strip(" ,;:.?()") not in sources
    }  # fmt: skip

    assert unused == set()


def test_an_entry_has_the_places_of_its_phrase(code: str) -> None:
    """What a phrase is filled with is neither lost nor asked for in vain."""
    tables = ("phrases", "sentences", "parts", *NAMES)
    entries = [entry for name in tables for entry in table(code)[name].items()]

    assert [
        english for english, words in entries
        if set(PLACE.findall(english)) != set(PLACE.findall(words))
    ] == []  # fmt: skip


@pytest.mark.more
@pytest.mark.parametrize("width", HEIGHTS)
def test_a_screen_with_wide_letters_fits(answers: list[Assessment], width: int, code: str) -> None:
    """As high as in English, and no wider."""
    with spoken(code):
        for answer in answers:
            drawn = [written(line) for line in screen.lines(answer, width)]
            assert len(drawn) <= HEIGHTS[width], answer.receipt.case_id
            assert max(map(cell_len, drawn)) <= width, answer.receipt.case_id


@pytest.mark.parametrize("width", HEIGHTS)
def test_columns_of_wide_letters_align(width: int, code: str) -> None:
    """The reasons against the options begin at one column, below their head."""
    with spoken(code):
        drawn = list(screen.lines(example("post-hct-active-gvhd"), width))
        head = next(written(line) for line in drawn if said("AGAINST") in written(line))
    column = cell_len(head[: head.index(catalogue(code).phrase("AGAINST"))])
    rows = [line for line in drawn if len(line) == 5]  # of the table, with access and a reason

    assert len(rows) > FEW_ROWS
    assert {cell_len(written(line[:-1])) for line in rows} == {column}


def test_what_is_cited_stays_english(code: str) -> None:
    """Reasons, steps and sources are the same in every language, and the page says so."""
    answer = example("post-hct-active-gvhd")
    with spoken(code):
        lines = " ".join(" ".join(written(line).split()) for line in screen.lines(answer, 100))
        changed = localized(answer)

    assert catalogue(code).in_short in lines
    assert [option.against for option in changed.options] == [o.against for o in answer.options]
    assert (changed.notes, changed.references) == (answer.notes, answer.references)


def test_fields_that_no_rule_reads_are_named_in_korean() -> None:
    """The sentence is ours; the names are those of the file, and what quotes it stays."""
    unused = ("no rule reads labs.haemoglobin, note", '"t(9,22)" is not read: write a semicolon')
    answer = example("sparse")._replace(unused=unused)

    with spoken("ko"):
        assert localized(answer).unused == (
            "규칙에 쓰이지 않는 필드 labs.haemoglobin, note", unused[1],
        )  # fmt: skip


@pytest.mark.parametrize(("english", "korean"), [
    ("before FLA-Ida: by default order", "FLA-Ida보다 앞: 기본 순서"),
    ("before low-intensity therapy: preferred (antibodies-before-chemotherapy)",
     "저강도 요법보다 앞: 우선 근거 (antibodies-before-chemotherapy)"),
    ("before inotuzumab ozogamicin: preferred both ways (a-first, b-first), so by default order",
     "이노투주맙 오조가마이신보다 앞: 서로 우선 근거 있음 (a-first, b-first), 따라서 기본 순서"),
    ("before paediatric reinduction (R3 or ALL-REZ BFM): by default order",
     "소아 재관해유도(R3 또는 ALL-REZ BFM)보다 앞: 기본 순서"),
])  # fmt: skip
def test_why_an_option_stands_before_the_next_is_said_in_korean(english: str, korean: str) -> None:
    """The names of criteria are those to ask `allcli criteria show` for."""
    answer = example("sparse")
    options = (answer.options[0]._replace(order=(english,)),)

    with spoken("ko"):
        changed = localized(answer._replace(options=options))
    assert changed.options[0].order == (korean,)


@pytest.mark.parametrize(("english", "korean"), [
    ("Suggested first salvage: inotuzumab ozogamicin, at most 2 cycles → second allo-HCT",
     "1차 구제요법: 이노투주맙 오조가마이신, 최대 2주기 → 2차 동종조혈모세포이식"),
    ("Suggested second salvage: blinatumomab? (eligibility unclear: age, CD19 not known) "
     "→ first allo-HCT?",
     "2차 구제요법: 블리나투모맙?(적용 여부 불명확: 나이, CD19 미상) → 1차 동종조혈모세포이식?"),
    ("No option for first salvage is better than avoid; for the board: "
     "paediatric reinduction (R3 or ALL-REZ BFM) or MEC",
     "1차 구제요법: '피함'보다 나은 선택지 없음. "
     "다학제 논의 대상: 소아 재관해유도(R3 또는 ALL-REZ BFM) 또는 MEC"),
    ("Suggested second or later salvage: MEC", "2차 이상 구제요법: MEC"),
    ("No option for first salvage is better than avoid; 12 are left to the board",
     "1차 구제요법: '피함'보다 나은 선택지 없음. 다학제 논의 대상 12가지"),
    ("No drug suggested: neither lineage nor status is known",
     "제안 약제 없음: 계통(B/T세포), 질병 상태 미상"),
    ("haematology, obstetric and neonatal board, DLI: at worst avoid",
     "혈액내과·산과·신생아 다학제 논의, 공여자 림프구 주입(DLI): 피함 판정 가능"),
    ("relapsed 9.1 months after 2 allo-HCTs", "동종조혈모세포이식 2회, 9.1개월 후 재발"),
    ("an option of a local rulebook", "an option of a local rulebook"),
])  # fmt: skip
def test_what_triage_composes_is_said_in_korean(english: str, korean: str) -> None:
    """Part for part, names with commas whole; what is not ours stays as it is."""
    assert catalogue("ko").restated(english) == korean


@pytest.mark.parametrize("words", ["a, " * 5000, "a. " * 300, "x: y in z " * 90, "{0} {road}"])
def test_a_name_from_elsewhere_may_be_anything(words: str) -> None:
    """However long it is, and whatever it looks like."""
    assert catalogue("ko").restated(words)


def test_english_is_spoken_again_behind_a_page() -> None:
    """A language holds for the page that it was asked for."""
    with spoken("ko"):
        assert said("avoid") == "피함"
    assert said("avoid") == "avoid"
