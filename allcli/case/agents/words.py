"""The words around drug names: those that say nothing, and those that make a statement doubtful."""

import re

# A clause with one of these does not say that a drug was given: in doubt it is unknown.
DOUBTFUL = re.compile(
    r"(?i)\b(?:no|not|without|w/o|wo|never|nor|neither|non|refused|declined|denied|excluded|"
    r"excluding|omitted|omitting|except|versus|vs|or|either|planned|plan|considered|considering|"
    r"(?<!risk )(?<!down )(?<!syndrome )arm(?! [a-d]\b)|"
    r"intended|intend|scheduled|awaiting|await|pending|possible|possibly|probable|probably|maybe|"
    r"might|if|proposed|candidate|eligible|ineligible|instead|withheld|avoid|avoided|cancelled|"
    r"unavailable|unable|discussed|recommended|offered|requested|ohne|sans|sin|kein|keine)\b"
    r"|\?|±|\+/-|없이|제외|예정|거부|미투여|하지 않|なし|予定|拒否|未投与|せず"
)
# What such a word takes away stands behind it; what stands before it was given.
LESS = re.compile(r"(?i)\b(?:without|w/o|wo|excluding|omitting|except|ohne|sans|sin)\b")
CLAUSES = re.compile(r"[,;()\[\]{}|\n\r]|->|→|(?=±|\+/-)|\bthen\b|\bfollowed by\b|\bbut\b", re.I)
TOKENS = re.compile("[0-9a-z\u00c0-\u024f]+|[^\\W_0-9a-z\u00c0-\u024f]+")
_DOSE = re.compile(
    r"\d+(?:st|nd|rd|th|x|d|wk|w|mo|y|mg|mcg|ug|g|iu|mu|u|kg|m2|ml|gy|cgy|h|hr|cycles?|days?)?"
    r"|x\d*|m2|d\d+|c\d+"
)
SILENT = frozenset(
    """
    a adapted adult adults after age aged agent agents all allo allogeneic an and as at auto
    autologous backbone based before block blocks boost by cell cells chemotherapies clinical coli
    combination combined conditioning consolidation consolidations continuous course courses
    cranial current cycle cycles d daily day days delayed directed donor dose dosed doses dosing
    drug drugs early escalation extended first fixed followed for four from frontline full g given
    gram gy half haplo high humanised humanized in incl including induction inductions infused
    infusion infusions injection inspired intensification intensified intensive interim intermediate
    intravenous iu
    iv kg late like line lines low m2 maintenance matched mcg mg mini modified monotherapy month
    monthly months multi multiagent murine named native new of old on one only oral over paediatric
    part pediatric phase plus po post pre prephase product products prophylaxis protocol protocols
    received reduced regimen regimens reinduction reinductions remission repeat repeated rescue
    round rounds salvage sc second sequential series several short sibling single standard start
    started study style subcutaneous support supportive systemic target targeted the therapeutic
    therapies therapy third three times to total treated treatment treatments trial two type u ug
    unrelated until upfront used using week weekly weeks with x
    abroad according achieved achieving adverse again aml anti arm attained back became because bid
    both bridge bridging bulky burden cardiac center centre changed cmr complete completed
    complicated complication complications continued cr cr1 cr2 cr3 crh cri cytogenetic
    cytoreduction debulking despite diagnosed diagnosis discontinuation discontinued disease down
    due during effect effects elsewhere ended event events fail failed failing failure febrile fever
    finished group hd hepatic initial initially interrupted interruption intolerance intolerant
    later ld leg lineage local locally minimal mlfs mmr molecular morphologic morphological mrd mu
    mwf neg negative neurologic neurological neutropenia obtained once ongoing pain partial per
    persistent persisting poor pos positive pr previous previously primary prior progressed
    progression progressive qd qod reached refractory relapse relapsed relapsing related remained
    renal residual resistance resistant responded response risk salvaged schedule side since slow
    stable stayed still stop stopped switch switched syndrome throughout tid tolerated toxic
    toxicities toxicity twice unit units very weakness while within year years yr yrs
    요법 치료 투여 병용 단독 후 및 주기 차 유도 공고 유지 구제 療法 投与 併用 単独 後 コース
    サイクル
    寛解導入 地固め 維持
    """.split()  # noqa: SIM905 - a list of words is read more easily than one of literals
)
# What systems and people write where they know nothing.
NOTHING = frozenset(
    """unknown unk na nan none null nil available notavailable missing unspecified undocumented
    미상 모름 불명 不明 無 なし""".split()  # noqa: SIM905
)


def is_silent(token: str) -> bool:
    """Whether a word says nothing about which drug it was: a dose, a phase, a grammatical word."""
    return len(token) == 1 or token in SILENT or bool(_DOSE.fullmatch(token))
