"""Lines of therapy as letters, registries and spreadsheets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.agents.names import AGENTS, CD19_CAR_T, CLASSES
from allcli.case.agents.reading import read_words, understood
from allcli.case.agents.regimens import REGIMENS
from allcli.case.agents.spellings import spelled

ANTIBODIES_AND_CELLS = ("blinatumomab", "inotuzumab", CD19_CAR_T)


def gave(text: str, drug: str) -> bool | None:
    return understood(text, None).gave(drug)


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Blincyto", "blinatumomab"),
        ("blina x 2 cycles", "blinatumomab"),
        ("블리나투모맙 치료", "blinatumomab"),
        ("ブリナツモマブ", "blinatumomab"),
        ("FLAG-Ida then blinatumomab", "blinatumomab"),
        ("CMC-544", "inotuzumab"),
        ("베스폰사", "inotuzumab"),
        ("mini-HCVD + InO", "inotuzumab"),
        ("이노투주맙오조가마이신", "inotuzumab"),
        ("킴리아", CD19_CAR_T),
        ("tisacel", CD19_CAR_T),
        ("CD19 CAR-T (tisa-cel)", CD19_CAR_T),
        ("CD19/CD22 CAR-T", CD19_CAR_T),
        ("HyperCVAD-Dasa", "dasatinib"),
        ("imatinib 600 mg", "imatinib"),
        ("D-ALBA", "dasatinib"),
        ("olverembatinib", "olverembatinib"),
        ("COG AALL0434 with nelarabine", "nelarabine"),
        ("Oncaspar", "asparaginase"),
        ("donor-derived CD19 CAR-T", CD19_CAR_T),
        ("VDCP + imatinib", "anthracycline"),
        ("DVAP", "asparaginase"),
    ],
)
def test_a_drug_that_is_named_was_given(text: str, drug: str) -> None:
    """By generic name, brand, code, abbreviation, in three scripts, or as part of a regimen."""
    assert gave(text, drug) is True


def test_a_name_alone_means_what_it_means_among_words() -> None:
    """It is looked up, and no word of it is weighed."""
    weighed = {name: read_words(name) for name in spelled()}

    assert {name: understood(name, None) for name in weighed} == weighed
    assert {name: understood(None, [name]) for name in weighed} == weighed


@pytest.mark.parametrize(
    "text",
    [
        "hyper-CVAD",
        "hyper-CVAD alternating with methotrexate and cytarabine",
        "VDCP",
        "FLAG-Ida x 2",
        "CALGB 10403",
        "vincristine, prednisone",
        "UKALL R3",
        "MEC",
    ],
)
def test_a_regimen_that_is_known_held_nothing_else(text: str) -> None:
    """Its composition is known, so that antibodies and CAR-T were certainly not part of it."""
    assert [gave(text, drug) for drug in ANTIBODIES_AND_CELLS] == [False, False, False]


@pytest.mark.parametrize(
    "text",
    [
        "hyper-CVAD, primary refractory",
        "hyper-CVAD x 3, stayed MRD positive, stopped for cardiac side effects",
        "CAG x 2, no CR",
        "CCLG-ALL 2008 intermediate risk",
        "VCR, ADM, L-asp",
        "AALL1131 (Down arm)",
        "AALL0232 (high risk arm)",
        "hyper-CVAD + midostaurin, IT twice weekly",
        "interferon 3 MU MWF",
        "hyper-CVAD block A, orchidectomy, RT",
    ],
)
def test_prose_of_how_a_line_went_names_no_other_drug(text: str) -> None:
    """Its response, its toxicity, an operation and the arm of a protocol leave no drug open."""
    assert understood(text, None).anything is False
    assert [gave(text, drug) for drug in ANTIBODIES_AND_CELLS] == [False, False, False]


def test_what_a_regimen_was_given_without_is_open_and_the_rest_was_given() -> None:
    """`without` speaks of what stands behind it; in doubt even a drug of the regimen is open."""
    text = "hyper-CVAD without doxorubicin"
    assert [gave(text, drug) for drug in ("vincristine", "doxorubicin")] == [True, None]
    assert gave("R-hyper-CVAD without IT prophylaxis", "blinatumomab") is False


def test_prose_alone_says_nothing_of_the_drugs() -> None:
    """A line of which only the course is told may have held any drug."""
    assert gave("first induction, failed", "blinatumomab") is None


@pytest.mark.parametrize(
    "text",
    [
        "protocol elsewhere, details requested",
        "second line, see letter",
        "UNK",
        "[Not Available]",
        "미상",
        "#N/A",
        "9",
        "study drug ABC-123",
        "paediatric-inspired protocol",
        "immunotherapy",
        "",
    ],
)
def test_words_that_name_no_drug_leave_every_antibody_open(text: str) -> None:
    """What is not understood is not a no."""
    assert gave(text, "blinatumomab") is None
    assert gave(text, "inotuzumab") is None


@pytest.mark.parametrize(
    "text",
    [
        "hyper-CVAD, control arm without blinatumomab",
        "no blinatumomab",
        "hyper-CVAD vs blinatumomab",
        "blinatumomab planned",
        "blinatumomab refused by the insurer",
        "± blinatumomab",
        "blinatumomab?",
        "블리나투모맙 예정",
        "블리나투모맙 투여 안 함",
        "블리나투모맙투여안함",
        "블리나투모맙 고려 중",
        "블린사이토 처방 논의",
        "ブリナツモマブ投与なし",
        "ブリナツモマブ検討中",
        "blinatumomab deferred",
        "referred for blinatumomab",
        "Blinatumomab nicht gegeben",
        "GRAALL, pas de blinatumomab",
        "E1910",
        "GMALL08/2013",
    ],
)
def test_a_drug_that_is_denied_planned_or_one_arm_is_open(text: str) -> None:
    """Prose around a name, and protocols that gave it to some, decide neither way."""
    assert gave(text, "blinatumomab") is None


@pytest.mark.parametrize(
    "text",
    ["no blinatumomab", "probably hyper-CVAD", "베스폰사 거부", "CAR-T listed, collected"],
)
def test_a_line_that_says_only_what_was_not_given_may_have_held_anything(text: str) -> None:
    """What stood in its place, nobody wrote; of two that are named together it was one."""
    assert gave(text, "nelarabine") is None
    assert understood(None, [text]).gave("nelarabine") is None
    assert gave("imatinib or dasatinib", "nelarabine") is False
    assert understood(None, ["vincristine", text]).gave("nelarabine") is not True


@pytest.mark.parametrize(
    "text",
    [
        "블리나투모맙 2주기 투여 후 재발",
        "ブリナツモマブ投与中",
        "blinatumomab May 2024",
        "blinatumomab x 2, no CR",
        "blinatumomab, not in remission",
        "blinatumomab before transplant",
        "blinatumomab pre-HCT",
        "blinatumomab as bridge to HCT",
        "outpatient blinatumomab, interrupted, ICANS grade 3",
        "dasatinib-blinatumomab",
        "ponatinib & blinatumomab",
        "블리나투모맙 2주기 후 이식",
        "ブリナツモマブ 2コース施行",
        "blinatumomab, no response",
    ],
)
def test_how_a_drug_was_given_and_that_it_failed_does_not_deny_it(text: str) -> None:
    """Of such a line everything is known."""
    assert gave(text, "blinatumomab") is True
    assert gave(text, "nelarabine") is False


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("blinatumumab", "blinatumumab", "blinatumomab"),
        ("ponatinb", "ponatinb", "ponatinib"),
        ("이노투주마브", "이노투주마브", "이노투주맙"),
        ("Vincristn", "vincristn", "vincristine"),
    ],
)
def test_a_slip_is_told_with_the_nearest_name_and_leaves_it_open(
    text: str, word: str, name: str
) -> None:
    """The drug it may be is open, every other one is not."""
    line = understood(text, None)
    assert line.unknown == ((word, name),)
    assert line.gave(name if name in AGENTS else "inotuzumab") is None
    assert line.gave("revumenib") is False


def test_a_class_leaves_its_members_open() -> None:
    """Some TKI was given; which, nobody wrote."""
    line = understood(None, ["chemotherapy", "TKI"])
    assert line.gave("ponatinib") is line.gave("flumatinib") is line.gave("nelarabine") is None
    assert line.gave("blinatumomab") is False


def test_a_class_was_given_and_which_of_it_is_open() -> None:
    """CAR-T cells without their name may be any product."""
    line = understood("anthracycline, TKI, CAR-T", None)
    assert line.gave("anthracycline") is line.gave("tki") is line.gave(CD19_CAR_T) is True
    assert line.gave("doxorubicin") is line.gave("ponatinib") is None
    assert line.gave("tisagenlecleucel") is None


def test_car_t_against_another_target_is_not_directed_at_cd19() -> None:
    """CD22- and CD7-directed cells spend no CD19."""
    assert gave("CD22 CAR-T", CD19_CAR_T) is gave("CD7 CAR-T", CD19_CAR_T) is False


def test_a_list_of_agents_is_complete() -> None:
    """It closes a line whose regimen is unknown, and the regimen may still add to it."""
    assert understood("local protocol", ["vincristine"]).gave("blinatumomab") is False
    assert understood("FLAG-Ida", ["blinatumomab"]).gave("idarubicin") is True


def test_every_name_in_the_tables_is_understood() -> None:
    """Nothing that the tables hold is masked by another name or by a word that says nothing."""
    names = [*AGENTS, *REGIMENS, *CLASSES]
    names += [name for agent in AGENTS.values() for name in agent.names]
    names += [name for regimen in REGIMENS.values() for name in regimen.names]
    lines = {name: understood(name, None) for name in names}
    assert len(lines) > 400
    assert not [name for name, line in lines.items() if line.unknown or line.anything]


def test_regimens_are_made_of_known_drugs() -> None:
    """Each drug of each regimen is one of the table of agents."""
    for regimen in REGIMENS.values():
        assert {*regimen.agents, *regimen.may} <= AGENTS.keys()


@given(st.text(max_size=60), st.sampled_from(["blinatumomab", "ponatinib", "킴리아"]))
def test_any_text_is_read(text: str, name: str) -> None:
    """Nothing that is typed ends in an error, and a name beside it is never denied."""
    assert (
        understood(f"{text} {name}", None).gave(CD19_CAR_T if name == "킴리아" else name)
        is not False
    )


@pytest.mark.parametrize(
    ("text", "lineage", "drug", "given"),
    [
        ("GMALL", "t-all", "inotuzumab", False),
        ("GMALL", "lbl-t", "blinatumomab", False),
        ("ALLTogether", "mpal-t-myeloid", CD19_CAR_T, False),
        ("GMALL", "t-all", "nelarabine", None),
        ("GMALL", "b-all", "nelarabine", False),
        ("GMALL", "b-all", "inotuzumab", None),
        ("GMALL", "mpal", "inotuzumab", None),
        ("GMALL", None, "inotuzumab", None),
        ("GMALL, possibly inotuzumab", "t-all", "inotuzumab", None),
        ("GMALL, then inotuzumab", "t-all", "inotuzumab", True),
        ("FLAG-Ida, probably GMALL", "t-all", "inotuzumab", False),
        ("FLAG-Ida, probably GMALL", "t-all", "vincristine", None),
        ("an antibody", "t-all", "inotuzumab", None),
    ],
)
def test_what_some_of_a_protocol_had_is_that_of_their_lineage(
    text: str, lineage: str | None, drug: str, given: bool | None
) -> None:
    """Antibodies against B cells were for B-ALL, nelarabine for T-ALL; a word of its own counts."""
    assert understood(text, None).of_lineage(lineage).gave(drug) is given
