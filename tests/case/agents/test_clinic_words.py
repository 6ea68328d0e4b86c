"""Lines of therapy in the words of a clinic, in four languages: given, or not said to be."""

import pytest

from allcli.case.agents.names import ANTHRACYCLINE, CD19_CAR_T, TKI
from allcli.case.agents.reading import understood
from allcli.case.agents.regimens import REGIMENS, SERIES
from allcli.case.agents.spellings import key_of, later_version

BLINATUMOMAB, INOTUZUMAB, NELARABINE = "blinatumomab", "inotuzumab", "nelarabine"
ASPARAGINASE = "asparaginase"

GIVEN = {
    BLINATUMOMAB: (
        "Blincyto 28 µg/d CIVI x 4 wks", "BLINCYTO®", "AMG103", "s/p blina x2",
        "h/o blinatumomab", "Z.n. Blinatumomab", "post-blina", "post blinatumomab relapse",
        "blina exposed", "blinatumomab-refractory", "Blina failure",
        "after failure of blinatumomab", "TOWER: blinatumomab", "ino/blina alternating",
        "dasatinib-blinatumomab (D-ALBA)", "hyperCVAD x4 → blina x2 → alloHCT",
        "블린사이토 2주기 투여함", "블리나 2차 후 재발", "과거 블리나투모맙 사용력(+)",
        "블린사이토 치료 경험 있음", "ビーリンサイト2コース施行", "ブリナツモマブ投与歴あり",
        "ブリナツモマブ既治療", "ブリナ2コース後再発", "ブリナツモマブ抵抗性",
        "Blinatumomab, 2 Zyklen, keine Remission", "blinatumomab=1", "blinatumomab: Y",
        "blinatumomab (Y)", "blinatumomab ✓", "blinatumomab for 1 day, stopped for ICANS",
        "blinatumomab, cycle 1 day 3", "blina discontinued d2", "blinatumomab started elsewhere",
        "clinical trial (blina)", "blinatumomab (no response)", "blinatumomab with no response",
        "no response to blina", "not in CR after blina", "MRD neg after blina", "blinatumomab sc",
        "subq blinatumomab", "SC blina (NCT04521231)", "hx blinatumomab (2023)", "BLINA/DLI",
        "relapsed on blina", "relapse during blinatumomab", "블리나투모맙 1주기 중 진행",
        "블린사이토 후 완전관해", "사용 약제: 블린사이토", "ブリナツモマブ投与後再発",
        "ブリナツモマブ中止", "Blinatumomab x 2, CR", "Z. n. 2x Blinatumomab",
        "blinatumomab; 2 cycles; CRi; MRD 0.01%", "3x Blincyto -> PD",
        "Blina (C1 only, stopped G3 ICANS)", "2L blinatumomab", "HyperCVAD+blina (2022)",
        "Prior therapy: blinatumomab", "블린사이토 (2회)", "블린사이토 1회 투여 후 사망",
        "블린사이토 O", "블린사이토: 유", "ブリナツモマブ(2コース)", "ブリナツモマブ有",
        "Blina 2 Zyklen (CR, MRD neg)", "Blinatumomab: ja", "crossover to blinatumomab",
        "blina: 2023", "blinatumomab (see above)", "블리나투모맙 투약 이력 있음",
        "ブリナツモマブ使用歴:あり", "Blina bei MRD erhalten", "Blina-Versagen",
        "blinatumomab, brother had HCT",
    ),
    INOTUZUMAB: (
        "Besponsa™ 1.8 mg/m2", "PF-05208773", "hx of InO", "prior InO", "InO-exposed",
        "CAR-T bridging with InO", "InO as bridging to CAR-T", "blinatumomab/InO",
        "mini-hyper-CVD plus inotuzumab ± blinatumomab", "COG AALL1732 with InO",
        "이노투주맙 병합 미니하이퍼CVD", "ブリナツモマブとイノツズマブ",
        "Inotuzumab abgesetzt wegen VOD", "nach Inotuzumab Rezidiv", "vorbehandelt mit InO",
        "lost insurance, InO stopped", "no remission after InO", "no CR with InO", "weekly InO",
        "fractionated InO", "low-dose InO + mini-HyperCVD", "progressed through InO",
        "InO → CR → HCT", "베스폰사 2회 투여 후 이식", "ベスポンサ2サイクル施行後移植",
        "St.p. InO", "progredient unter InO", "salvage: InO", "prior lines: HCVAD, blina, InO",
        "previous: InO", "베스폰사(비급여)", "InO 1x, dann VOD", "Vortherapie: InO",
        "crossed over to InO", "salvage x2 incl. InO", "InO (+), blina (-)",
        "이노투주맙 2 cycle 후 VOD", "ベスポンサ→移植", "ベスポンサ2回",
    ),
    CD19_CAR_T: (
        "status post tisa-cel", "Zustand nach CAR-T-Zelltherapie", "킴리아 주입",
        "キムリア輸注済み", "キムリア輸注後再発", "CAR-T-Zellen (Kymriah) am 3.4.2024",
        "CD19 CAR", "CAR-T (Tecartus) 6/24", "got Kymriah 2021", "infused with tisa-cel D0",
        "CD19 CAR-T relapse CD19-", "킴리아 투여받음", "킴리아 후 재발", "キムリア投与済",
        "Rezidiv nach CAR-T", "1. InO 2. CAR-T", "CAR-T療法後",
    ),
    TKI: (
        "ponatinib+blina", "EsPhALL2017", "IMATINIB 400 OD", "Glivec 600", "3rd gen TKI",
        "2nd-gen. TKI (dasatinib)", "pona 45→15", "글리벡 복용력 있음", "ダサチニブ＋PSL",
        "unter Ponatinib", "Blina+Pona", "글리벡 후 스프라이셀로 변경", "ダサチニブ内服中",
        "イマチニブ→ダサチニブ", "off TKI", "TKI stopped 2022", "imatinib prn",
        "글리벡/스프라이셀", "TKI(ポナチニブ)", "ダサチニブ休薬中", "unter Imatinib Progress",
        "dasatinib after allo", "TKI maintenance", "post-HCT TKI", "TKI until HCT",
    ),
    ANTHRACYCLINE: (
        "HCVAD A/B", "DNR 180 mg/m2 cum",
    ),
    ASPARAGINASE: (
        "AALL0932", "GMALL 08/2013", "ALLTogether1", "BFM-95", "Capizzi", "DFCI 05-001",
        "JALSG ALL202-U", "JPLSG B12", "AALL1131, asparaginase truncated",
        "asp allergy -> erwinia",
    ),
    NELARABINE: (
        "アラノンジー無効", "intolerant of nelarabine", "nelarabine x1 then stopped (GBS)",
    ),
    "venetoclax": (
        "FLAG-Ida (+ven)", "ven/nav",
    ),
}  # fmt: skip

# Refused, denied, planned, of somebody else, or one of several arms: nobody may read "no" either.
OPEN = {
    INOTUZUMAB: (
        "InO naive", "never received inotuzumab", "did not receive InO", "InO: never",
        "deemed unfit for InO", "INO-VATE, SOC arm", "InO or blinatumomab", "AALL1732",
        "이노투주맙 미투여", "베스폰사 부적합", "베스폰사 대상 아님", "ベスポンサ適応外",
        "ベスポンサ適応なし", "イノツズマブ不適格", "イノツズマブ不適", "ベスポンサ希望せず",
        "Inotuzumab kontraindiziert", "Inotuzumab nicht indiziert", "nicht vorbehandelt mit InO",
        "InO x 0", "☑ blinatumomab ☐ inotuzumab", "consider InO", "? InO", "pt. refused InO",
        "InO lacking", "too frail for InO", "InO avoided (prior VOD)", "InO too risky",
        "patient prefers InO", "tumor board recommends InO", "blina vs InO discussed",
        "이노투주맙 예정됨", "イノツズマブは使用せず", "イノツズマブ検討中", "InO abgelehnt",
        "bisher kein InO", "InO status: not given", "베스폰사 투여 가능성", "InO verweigert",
        "keine Vortherapie mit InO", "salvage x2 excl. InO", "blina/InO/CAR-T: no",
        "이노투주맙 빼고 치료", "イノツズマブ以外", "nie InO", "InO: 0 Zyklen", "InO-naiv",
    ),
    CD19_CAR_T: (
        "CAR-T naive", "declared ineligible for CAR-T", "not a candidate for CAR T",
        "CAR-T out of spec, not infused", "CAR-T manufacturing failure",
        "leukapheresed for tisa-cel", "tisa-cel on order", "slot for brexu-cel booked",
        "brexu-cel infusion pending", "died before CAR-T infusion", "InO as bridging to CAR-T",
        "킴리아 제조 중", "킴리아 신청", "킴리아 급여 불승인", "CAR-T 치료 못 받음",
        "キムリア製造不可", "キムリア待機中", "CAR-T nicht möglich", "keine Eignung für CAR-T",
        "für CAR-T ungeeignet", "CAR-T: N", "family member had CAR-T", "forewent CAR-T",
        "opted out of CAR-T", "CAR-T turned down", "family refused CAR-T",
        "failed screening for CAR-T", "screen failure CAR-T trial",
        "CAR-T not available in country", "CAR-T ineligible", "CAR-NK", "CAR-T (target unknown)",
        "CAR-T dropped", "CAR-T trial closed", "no CAR-T slot", "considering CAR T",
        "candidate CAR-T", "collected for CAR-T", "apheresis done, awaiting Tecartus",
        "CAR-T 대기 중", "CAR-T 계획", "CAR-T適応なし", "CAR-T紹介", "Antrag Kymriah gestellt",
        "Apherese für CAR-T erfolgt", "CAR-T history: negative", "withdrew from CAR-T",
        "CAR-T cancelled (progression)", "infusion of CAR-T not done",
        "CAR-T product failed release", "CAR-T produced but not infused", "died awaiting CAR-T",
        "bridged to CAR-T with blina", "lymphodepletion for CAR-T",
        "conditioning before CAR-T infusion", "CAR-T 시도하였으나 실패", "CAR-T 고려 중",
        "CAR-T療法前", "キムリア待ち", "キムリアを予定したが増悪", "CAR-T: geplant 05/24",
        "CAR-T: Herstellung läuft", "CAR-T: not pursued", "CAR-T not feasible",
        "CAR-T - lack of T cells", "CAR-T attempt failed", "CAR-T harvest",
        "enrolled CAR-T trial", "randomised to CAR-T", "everything but CAR-T", "CAR-T 임상 참여",
        "CAR-T 임상 탈락", "CAR-T不可", "CAR-T治験登録",
    ),
    TKI: (
        "TKI-naive", "글리벡 복용력 없음", "Ph-neg., daher kein TKI",
        "sibling treated with imatinib", "mother took imatinib", "donor on imatinib",
        "bislang ohne TKI", "uncle took imatinib", "his brother is on dasatinib for CML",
        "dasatinib (father's)", "wife on imatinib", "no TKI since 2021", "TKI held",
        "Ph- so no TKI", "TKI maintenance planned", "TKI pausiert",
    ),
    BLINATUMOMAB: (
        "has never had blinatumomab", "blinatumomab - no", "no prior CD19-directed therapy",
        "no prior immunotherapy", "immunotherapy-naive", "insurance denied blinatumomab",
        "blina denied by insurance", "randomised: blinatumomab arm vs SOC", "E1910 control arm",
        "TOWER study: SOC", "AALL1331 arm A", "blinatumomab versus chemotherapy",
        "blinatumomab vs. FLAG", "mini-HCVD+InO+/-blina", "GRAALL-2014/QUEST", "Interfant-21",
        "블린사이토 투여하지 않음", "블리나투모맙 투여 예정", "블리나투모맙 사용력(-)",
        "블리나투모맙 노출 없음", "블린사이토 vs 베스폰사", "블린사이토 치료 경험 無",
        "ブリナツモマブ未使用", "ブリナツモマブ投与歴なし", "kein Blinatumomab",
        "Blinatumomab nicht erhalten", "Blinatumomab geplant ab KW 12",
        "Kostenübernahme für Blinatumomab abgelehnt", "Blinatumomab bewilligt",
        "Blinatumomab ab 12.05. vorgesehen", "blinatumomab 0/2 cycles", "blinatumomab = FALSE",
        "blinatumomab (N)", "blinatumomab [ ]", "blinatumomab to start 12/2",
        "blinatumomab starting Monday", "blinatumomab upcoming", "blinatumomab when MRD+",
        "blinatumomab in case of MRD", "blinatumomab upon relapse", "blinatumomab if MRD",
        "blinatumomab once insured", "blinatumomab approved", "blina authorised",
        "awaiting auth for blina", "blinatumomab not yet", "blinatumomab yet to start",
        "blinatumomab foreseen", "blinatumomab anticipated", "blinatumomab expected",
        "blinatumomab optional", "blinatumomab preferred", "blinatumomab advised",
        "blinatumomab suggested", "blinatumomab favoured", "rec: blinatumomab", "plan blina",
        "blinatumomab contraindicated (seizures)", "blinatumomab precluded",
        "blinatumomab skipped", "blinatumomab missed", "blinatumomab forgone",
        "blinatumomab: exclusion (CNS disease)", "no access to blinatumomab",
        "blinatumomab lacking access", "blinatumomab compassionate use requested",
        "blinatumomab deferred d/t infection", "blinatumomab was to be given",
        "would benefit from blina", "blina not covered", "not eligible for blinatumomab",
        "CD19-: blina not an option", "MDT: blinatumomab", "next: blinatumomab",
        "Tx plan: FLAG-Ida → blina", "블린사이토 급여 신청 중", "블린사이토 투여 못함",
        "블린사이토 거부", "블린사이토 불가", "블리나투모맙은 사용하지 않음", "블린사이토 처방만",
        "ブリナツモマブ投与予定", "ブリナツモマブ拒否", "Blinatumomab indiziert",
        "Blinatumomab möglich", "Blinatumomab empfohlen", "Blina steht aus", "keine Antikörper",
        "Interfant-21 MR", "GMALL09", "NOPHO ALL-2030", "UKALL 2025", "COG AALL2131",
        "Total XVII", "ALLTogether 2", "IntReALL 2020", "JALSG ALL225", "SCMC-ALL-2005",
        "PETHEMA LAL 2022", "AIEOP-BFM 2024", "Prior therapy: none", "prior blinatumomab: none",
        "prior blinatumomab: 0", "Blinatumomab exposure: never", "blinatumomab, if available",
        "blinatumomab pending insurance", "blina waitlisted", "blinatumomab trial declined",
        "블린사이토X", "블린사이토: 무", "ブリナツモマブ無", "ブリナツモマブ:未",
        "Blinatumomab: nein", "assigned to blinatumomab", "blinatumomab arm", "SOC arm (blina)",
        "all except blina", "any of blina/InO/CAR-T: no", "blina+InO: neither",
        "blina no, InO yes", "blina - / InO +", "InO (+), blina (-)", "blina 0", "blina: unk",
        "blina: ?", "blina: n.a.", "blina n.d.", "blina?yes", "블린사이토 예정이었으나 사망",
        "블린사이토 투여력 확인 안됨", "블리나투모맙 투약 이력 없음", "블린 후 이식",
        "ブリナツモマブ導入", "ブリナツモマブ使用歴:なし", "Blina bei Rezidiv geplant",
        "alle außer Blina", "Interfant-21", "BFM 2030", "DFCI 22-001", "PETHEMA ALL-2024",
        "GRAALL 2024",
    ),
    ANTHRACYCLINE: (
        "hyper-CVAD part B only", "anthracycline-free induction", "chemo-free",
        "anthracycline-sparing", "anthracycline max reached", "no further anthracycline",
    ),
    ASPARAGINASE: (
        "UKALL60+", "KALLA 1407", "allergic to asparaginase so omitted", "asparaginase-free",
        "hyper-CVAD without asparaginase", "BFM w/o PEG", "no asp (allergy)", "PEG allergy",
        "UKALL60+ pathway D",
    ),
    "venetoclax": (
        "FLAG-Ida ± venetoclax", "venetoclax omitted",
    ),
    NELARABINE: (
        "nelarabine contraindicated", "AALL0434 without nelarabine",
    ),
}  # fmt: skip


def rows(texts: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Each text with the drug that it is about."""
    return [(text, drug) for drug, spelled in texts.items() for text in spelled]


@pytest.mark.parametrize(("text", "drug"), rows(GIVEN))
def test_what_a_letter_says_was_given(text: str, drug: str) -> None:
    """Also of what failed, was stopped, or is named with how often it was given."""
    assert understood(text, None).gave(drug) is True


@pytest.mark.parametrize(("text", "drug"), rows(OPEN))
def test_what_a_letter_does_not_say_is_open(text: str, drug: str) -> None:
    """Neither given nor not given."""
    assert understood(text, None).gave(drug) is None


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("DFCI 22-001 then HCT", "DFCI 22-001"),
        ("AIEOP-BFM ALL 2025", "AIEOP-BFM ALL 2025"),
        ("AIEOP-BFM ALL 2017", ""),
        ("BFM-95", ""),
        ("BFM 12 weeks", ""),
        ("CoALL 08-09", ""),
        ("hyper-CVAD 20 mg", ""),
        ("Interfant-06, 2021", ""),
    ],
)
def test_a_later_version_of_a_protocol_is_told(text: str, version: str) -> None:
    """What its predecessors gave is read, and that it may have given anything else."""
    assert later_version(text) == version
    assert [word for word, _ in understood(text, None).unknown] == ([version] if version else [])


def test_names_that_stand_together_are_read_each() -> None:
    """In a script without spaces, with the particle between them."""
    assert understood("ブリナツモマブとイノツズマブ", None).given == {BLINATUMOMAB, INOTUZUMAB}


def test_an_asparaginase_that_was_left_out_leaves_any_other_open() -> None:
    """Of the same class; what was given beside it was given."""
    read = understood("BFM w/o PEG", None)

    assert read.gave(ASPARAGINASE) is None
    assert read.gave(ANTHRACYCLINE) is True


@pytest.mark.parametrize(
    ("text", "given"),
    [("blinatumomab day 0", True), ("blinatumomab, CRS 0", True), ("blinatumomab 0", None)],
)
def test_nought_behind_a_name_says_that_there_was_none(text: str, given: bool | None) -> None:
    """Behind a day or a grade it does not."""
    assert understood(text, None).gave(BLINATUMOMAB) is given


def test_every_protocol_that_comes_in_versions_is_known_as_such() -> None:
    """Of whose names one is another with a number behind it."""
    keys = {key_of(name) for regimen in REGIMENS for name in (regimen, *REGIMENS[regimen].names)}
    versions = [key for key in keys if any(map(str.isdigit, key))]
    named = {
        key for key in keys if key.isalpha() and any(
            other.removeprefix(key).removeprefix("all")[:1].isdigit()
            for other in versions if other.startswith(key)
        )
    }  # fmt: skip

    assert named == {key_of(name) for name in SERIES}
