"""The words around drug names: those that say nothing, and those that make a statement doubtful.

The long patterns are texts, compiled when something is first searched for them: that takes as long
as to read a case, and most cases name their drugs and nothing else.
"""

import re
from functools import cache

# A clause with one of these does not say that a drug was given: in doubt it is unknown. That there
# was no response says nothing of the kind.
DOUBTFUL = (
    r"(?i)\b(?:(?:no|not|without|w/o|wo|never)\b"
    r"(?! (?:in |an? |any )?(?:cri?|crh|ph?r|mrd|remission|response)\b)|"
    r"nor|neither|non|refused|declined|denied|excluded|"
    r"excluding|omitted|omitting|except|versus|vs|or|either|planned|plan|considered|considering|"
    r"(?<!risk )(?<!down )(?<!syndrome )arm(?! [a-d]\b)|"
    r"intended|intend|scheduled|awaiting|await|pending|possible|possibly|probable|probably|maybe|"
    r"might|if|proposed|candidate|eligible|ineligible|instead|withheld|avoid|avoided|cancelled|"
    r"unavailable|unable|discussed|recommended|offered|requested|none|absent|negated|unlikely|"
    r"likely|presumed|presumably|suspected|unclear|uncertain|unsure|unconfirmed|reportedly|"
    r"allegedly|deferred|defer|postponed|rejected|refuses|refusing|refusal|declines|declining|"
    r"denies|contraindicated|unsuitable|unfit|waiting|waits|listed|referred|enrolled|screened|"
    r"screening|will|would|should|could|may(?= (?:have|be|get|receive)\b)|future|tbd|tbc|"
    r"manufacturing|pheresis|leuc?k?apheresis|"
    # German, French, Spanish, Portuguese, Italian, Dutch
    r"ohne|kein|keine|nicht|nie|geplant|vorgesehen|eventuell|evtl|vielleicht|möglich|abgelehnt|"
    r"verschoben|statt|oder|sans|pas|jamais|prévue?|envisagée?|refusée?|différée?|sin|nunca|"
    r"planeado|previsto|prevista|posible|rechazado|rechazada|sem|não|nao|senza|rifiutato|"
    r"zonder|geen|niet|gepland|mogelijk)\b"
    r"|\?|？|±|\+/-"
    # Korean: not, did not, cannot, without, refused, planned, considered, put off, or, may be
    r"|(?<!\w)[안못](?!\w)|안 ?[함했하됨맞받]|못 ?[함했하맞받]|않|없|미투|미시행|미사용|비투여"
    r"|불가|제외|예정|계획|고려|검토|거부|거절|보류|연기|취소|대기|대신|미정|아님|아니|금기"
    r"|또는|혹은|가능|추정|의심|의뢰|아마"
    # Japanese and Chinese
    r"|なし|ない|ません|せず|予定|検討|考慮|計画|拒否|辞退|未|見送|保留|延期|禁忌|代わり|または"
    r"|又は|もしくは|疑|おそらく|可能|不可|無|无|没|不用|不做|拒|拟|计划|考虑|暂|待|取消|或"
)
# One of those that are named was given.
EITHER = r"(?i)\b(?:versus|vs|or|either|oder)\b|또는|혹은|または|又は|もしくは|或"
# What such a word takes away stands behind it; what stands before it was given.
LESS = r"(?i)\b(?:without|w/o|wo|excluding|omitting|except|ohne|sans|sin|sem|senza|zonder)\b"
CLAUSES = r"(?i)[,;()\[\]{}|\n\r]|->|→|(?=±|\+/-)|\bthen\b|\bfollowed by\b|\bbut\b"
TOKENS = re.compile("[0-9a-z\u00c0-\u024f]+|[^\\W_0-9a-z\u00c0-\u024f]+")
_DOSE = re.compile(
    r"\d+(?:st|nd|rd|th|x|d|wk|w|mo|y|mg|mcg|ug|g|iu|mu|u|kg|m2|ml|gy|cgy|h|hr|cycles?|days?)?"
    r"|x\d*|m2|d\d+|c\d+"
)
SILENT = frozenset(
    """
    a adapted adult adults after age aged agent agents all allo allogeneic alternated alternating
    an and as at auto
    autologous backbone based before block blocks boost by cell cells chemotherapies childhood
    clinical coli
    combination combined conditioning consolidation consolidations continuous course courses
    conventional cranial current cycle cycles d daily day days delayed derived directed donor dose
    dosed doses dosing
    drug drugs early escalation extended first fixed followed for four from frontline full g given
    gram gy half haplo high humanised humanized in incl including induction inductions infant
    infants infused
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
    no not never nothing else done given administered january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    요법 치료 투여 투약 시행 사용 완료 시작 진행 종료 중단 재투여 받음 받았음 맞음 병용 병합
    단독 후 및 주기 차 차수 회 개월 유도 공고 유지 구제 관해 관해유도 재유도 재발 불응 실패
    반응 부작용 독성 항암 화학요법 항암치료 항암화학요법 療法 投与 併用 単独 後 コース サイクル
    寛解導入 地固め 維持 開始 終了 完了 中止 再投与 化学療法 施行 治療 治疗 化疗 疗程 周期 诱导
    巩固 维持
    """.split()  # noqa: SIM905 - a list of words is read more easily than one of literals
)
# What systems and people write where they know nothing.
NOTHING = frozenset(
    """unknown unk na nan none null nil available notavailable missing unspecified undocumented
    미상 모름 불명 미정 없음 不明 不详 未知 無 なし""".split()  # noqa: SIM905
)


# Behind words that are written without a space between them.
_PARTICLES = "으로|에서|[중을를와과로에의차회기등번전월일년을をのにでとやは中後前回月日年次]"
# What such a word says of the drug beside it, nobody knows who does not know the word.
SPACELESS = re.compile("[^\x00-\u024f]")


def is_silent(token: str) -> bool:
    """Whether a word says nothing about which drug it was: a dose, a phase, a grammatical word."""
    if len(token) == 1 or token in SILENT or _DOSE.fullmatch(token):
        return True
    return not token.isascii() and bool(_run().fullmatch(token))


@cache
def _run() -> re.Pattern[str]:
    words = sorted((word for word in SILENT if not word.isascii()), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(words)}|{_PARTICLES})+")
