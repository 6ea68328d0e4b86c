"""Drugs and protocols by the names that other countries, and other records, have for them."""

import pytest

from allcli.case.agents.names import ANTHRACYCLINE, CD19_CAR_T, TKI
from allcli.case.agents.reading import understood


def gave(text: str, drug: str) -> bool | None:
    return understood(text, None).gave(drug)


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("贝林妥欧单抗", "blinatumomab"),
        ("블린사이토주", "blinatumomab"),
        ("Blinatumomab (2 Zyklen)", "blinatumomab"),
        ("blinatumomab ×2", "blinatumomab"),
        ("MEDI-538", "blinatumomab"),
        ("奥加伊妥珠单抗", "inotuzumab"),
        ("イノツズマブ オゾガマイシン投与", "inotuzumab"),
        ("글리벡필름코팅정", "imatinib"),
        ("이매티닙메실산염 400mg", "imatinib"),
        ("Imatinib-mesylat", "imatinib"),
        ("イマチニブメシル酸塩", "imatinib"),
        ("ダサチニブ水和物 内服", "dasatinib"),
        ("Sprycel 140 mg OD", "dasatinib"),
        ("达沙替尼", "dasatinib"),
        ("masitinib", TKI),
        ("rebastinib", TKI),
        ("瑞基奥仑赛", CD19_CAR_T),
        ("NexCAR19", CD19_CAR_T),
        ("UCART19", CD19_CAR_T),
        ("CAR-T-Zelltherapie", CD19_CAR_T),
        ("ダラキューロ", "daratumumab"),
        ("Darzalex Faspro", "daratumumab"),
        ("Nelarabin", "nelarabine"),
        ("nelarabina", "nelarabine"),
        ("CPX-351", ANTHRACYCLINE),
        ("Caelyx", ANTHRACYCLINE),
        ("Enrylaze", "asparaginase"),
        ("PEG-L-asparaginase", "asparaginase"),
        ("R-CHOP", "rituximab"),
        ("HCVAD-R", "rituximab"),
        ("GIMEMA LAL1509", "dasatinib"),
        ("SWOG S0805", "dasatinib"),
        ("HOVON 146", "blinatumomab"),
        ("AALL1821", "blinatumomab"),
        ("BLAST trial", "blinatumomab"),
        ("CoALL 08-09", "asparaginase"),
        ("IntReALL HR", "asparaginase"),
        ("chemotherapy and a BCR::ABL1 TKI, not named", TKI),
        ("chemo-free dasatinib + blinatumomab", "blinatumomab"),
        ("FLAG-Ida + blinatumomab + CTX-1", "blinatumomab"),
        ("hyper-CVAD pending CAR-T", ANTHRACYCLINE),
        ("FLAG-Ida as bridge to CAR-T", ANTHRACYCLINE),
    ],
)
def test_what_is_named_was_given(text: str, drug: str) -> None:
    """Generic names with the endings of their language, salts, brands, codes, protocols."""
    assert gave(text, drug) is True


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("DCOG ALL-11", "imatinib"),
        ("Ma-Spore ALL 2020", "blinatumomab"),
        ("PhALLCON", "ponatinib"),
        ("ALL-T11", "nelarabine"),
        ("RALL-2016", "blinatumomab"),
        ("RALL", "asparaginase"),
        ("VIP", ANTHRACYCLINE),
        ("hyper-CVD", ANTHRACYCLINE),
        ("AUTO3", CD19_CAR_T),
        ("initial 1 cycle of vincristine", "inotuzumab"),
    ],
)
def test_what_some_patients_of_a_protocol_had_is_open(text: str, drug: str) -> None:
    """By arm, subtype or response: this patient may have had it."""
    assert gave(text, drug) is None


@pytest.mark.parametrize(
    "text",
    [
        "imatinib for blast crisis",
        "imatinib, blast phase of CML",
        "imatinib (40 % blasts)",
        "imatinib for R/R ALL",
        "imatinib, auto-HCT",
    ],
)
def test_a_word_of_the_disease_names_no_protocol(text: str) -> None:
    """BLAST is a trial, and a blast a cell; R/R ALL is no RALL-2009."""
    line = understood(text, None)
    assert line.gave("imatinib") is True
    assert line.gave("blinatumomab") is False
    assert line.gave("asparaginase") is False


@pytest.mark.parametrize(
    "text", ["AALL9921", "JCAR021", "rall trial xy", "TGRX-999", "flatt", "KTE-X99"]
)
def test_a_code_that_differs_by_a_figure_is_no_slip_of_another(text: str) -> None:
    """Nor is a short word that is near to many names: any drug may be meant."""
    assert gave(text, "inotuzumab") is None
    assert gave(text, "blinatumomab") is None


@pytest.mark.parametrize(
    "text",
    [
        "blinatumomab: 0",
        "0 cycles of blinatumomab",
        "blinatumomab x0",
        "blina (0)",
        "blina -",
        "blinatumomab=N",
        "blinatumomab N/A",
        "blinatumomab n.a.",
        "blinatumomab-naive",
        "blina-naïve",
        "pre-blinatumomab",
        "prior to blinatumomab",
        "before blinatumomab",
        "bridging to blinatumomab",
        "hyper-CVAD until blinatumomab available",
        "hyper-CVAD in lieu of blinatumomab",
        "hyper-CVAD rather than blinatumomab",
        "hyper-CVAD minus blinatumomab",
        "hyper-CVAD instead of blinatumomab",
        "blinatumomab on hold",
        "blinatumomab to follow",
        "start blinatumomab on Monday",
        "blinatumomab next",
        "blinatumomab: patient preference against",
        "blinatumomab under discussion",
        "blinatumomab shelved by the tumour board",
        "randomised to control arm (blinatumomab trial)",
        "donor received blinatumomab",
        "apheresis before blinatumomab",
        "Blinatumomab beantragt",
        "Blinatumomab Kostenzusage ausstehend",
        "blinatumomab pendiente",
        "blinatumomab in attesa",
        "블리나투모맙 급여 신청",
        "블리나투모맙 치료 전",
        "ブリナツモマブ投与前",
        "ブリナツモマブ申請中",
        "未使用贝林妥欧单抗",
    ],
)
def test_what_is_not_plainly_said_to_have_been_given_is_open(text: str) -> None:
    """None of it, instead of it, ahead of it, or in words that nobody foresaw: in doubt unknown."""
    line = understood(text, None)
    assert line.gave("blinatumomab") is None
    assert line.doubtful


@pytest.mark.parametrize(
    "rest",
    [
        "+ study drug",
        "+ 1 new drug",
        "+ investigational agent",
        "+ X",
        "+1",
        "etc.",
        "and others",
        "...",
        "등",
        "외",
        "など",
    ],
)
def test_something_else_that_is_not_named_may_be_any_drug(rest: str) -> None:
    """What is named was given; that there was more is told."""
    line = understood(f"hyper-CVAD {rest}", None)

    assert line.gave("vincristine") is True
    assert line.gave("blinatumomab") is None
    assert line.unknown
