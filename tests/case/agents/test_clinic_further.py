"""Further lines of therapy in the words of a clinic, tried once the first were read."""

import pytest

from allcli.case.agents.names import CD19_CAR_T, TKI
from allcli.case.agents.reading import understood

BLINATUMOMAB, INOTUZUMAB = "blinatumomab", "inotuzumab"

GIVEN = {
    CD19_CAR_T: (
        "CAR-T (donor search ongoing)", "CAR-T day 28 CR", "day +30 post CAR-T",
        "D100 after Kymriah", "CAR-T x1 (CR 6 mo)", "2nd CAR-T infusion", "CAR-T retreatment",
        "CAR-T 후 재발", "CAR-T 치료받음", "CAR-T後再発", "CAR-T細胞療法施行",
    ),
    BLINATUMOMAB: (
        "blinatumomab consolidation", "blinatumomab bridging to HCT", "blinatumomab prior to HCT",
        "blinatumomab before allo", "blinatumomab pre-transplant",
        "blinatumomab until progression", "blinatumomab on trial", "blinatumomab (trial)",
        "블린사이토 중단(발작)", "블린사이토 1주기만", "ブリナツモマブ開始", "Blina begonnen",
        "Blina abgebrochen",
    ),
    TKI: (
        "imatinib x 14 d, then dasatinib", "TKI switched", "dasatinib intolerance",
    ),
}  # fmt: skip

# Refused, denied, planned, of somebody else, or one of several arms: nobody may read "no" either.
OPEN = {
    BLINATUMOMAB: (
        "blina stopped before start", "blinatumomab requested but denied",
        "blinatumomab never begun", "blina not begun", "blina unaffordable",
        "blinatumomab/placebo", "blinatumomab or placebo", "blinded study drug",
        "블린사이토 시작 예정일 12/1", "블린사이토 미급여로 못함", "ブリナツモマブ開始予定",
        "Blina noch nicht begonnen",
    ),
    INOTUZUMAB: (
        "InO out of stock", "InO unavailable", "InO contraindicated", "InO: CI (VOD)",
        "no indication for InO", "InO not indicated", "double-blind InO",
    ),
    CD19_CAR_T: (
        "unsuitable for CAR-T", "CAR-T delayed", "CAR-T postponed", "CAR-T in 4 weeks",
        "CAR-T scheduled 12/24", "CAR-T date set", "CAR-T under discussion", "CAR-T vs allo",
        "CAR-T or HCT", "CAR-T 준비", "CAR-T 세포 채집", "白血球採取済み(CAR-T)",
        "キムリア製造中", "キムリア製造失敗", "CAR-T-Zelltherapie in Vorbereitung",
        "CAR-T verschoben", "Indikation für CAR-T",
    ),
    TKI: (
        "no TKI (Ph-)", "TKI: n/a", "TKI not used", "ponatinib reserved for relapse",
        "ponatinib at relapse if T315I",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "given"), [(GIVEN, True), (OPEN, None)], ids=["given", "open"])
def test_a_drug_of_a_letter(texts: dict[str, tuple[str, ...]], given: bool | None) -> None:
    """Given, or neither given nor not given."""
    read = {
        text: understood(text, None).gave(drug) for drug, said in texts.items() for text in said
    }
    assert read == dict.fromkeys(read, given)
