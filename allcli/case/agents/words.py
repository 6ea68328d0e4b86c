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
    r"(?! (?:in |an? |any )?(?:cri?|crh|ph?r|mrd|remission|response)\b)"
    r"(?! (?:further |otherwise )?(?:named|specified|stated|recorded|documented|detailed)\b)|"
    r"nor|neither|non|refused|declined|denied|excluded|"
    r"excluding|omitted|omitting|except|versus|vs|or|either|planned|plan|considered|considering|"
    r"(?<!risk )(?<!down )(?<!syndrome )(?<!\b[a-d] )(?<!chemotherapy )(?<!control )"
    r"arm(?! [a-d]\b)|"
    r"intended|intend|scheduled|awaiting|await|pending|possible|possibly|probable|probably|maybe|"
    r"might|if|proposed|candidate|eligible|ineligible|instead|withheld|avoid|avoided|cancelled|"
    r"unavailable|unable|discussed|recommended|offered|requested|none|absent|negated|unlikely|"
    r"likely|presumed|presumably|suspected|unclear|uncertain|unsure|unconfirmed|reportedly|"
    r"allegedly|deferred|defer|postponed|rejected|refuses|refusing|refusal|declines|declining|"
    r"denies|contraindicated|unsuitable|unfit|waiting|waits|listed|referred|enrolled|screened|"
    r"screening|will|would|should|could|may(?= (?:have|be|get|receive)\b)|future|tbd|tbc|"
    r"manufacturing|(?:leuc?k?a)?pheresis|apheresis|apheresed|collected|"
    r"na[iï]ve?n?|(?:randomi[sz]ed|assigned|allocated) to|(?:everything|anything|all) but|"
    r"placebo|(?<!cr )(?<!negative )(?<!remission )(?<!response )(?<!relapse )(?<!relapsed )"
    r"(?<!progressed )in \d+ ?(?:days?|weeks?|wks?|months?|mo)|n\.\s?d\.?|n/d|nd|unexposed|"
    r"unused|untreated with|ordered|prescribed|applied|application|request|"
    r"preference|discussion|decision|next|tomorrow|upcoming|soon|hold|held|against|opposed|lieu|"
    r"rather than|to (?:start|begin|receive|follow|be|have|get)|start(?! (?:of|on|in|date)\b)|"
    # another had it, not the patient
    r"(?:donor|sibling|brother|sister|mother|father|parent|son|daughter|twin|cousin|relative|"
    r"family member)(?:'s)? (?:had|has had|received|got|given|took|takes|(?:is |was )?"
    r"(?:on|treated|given))|(?:father|mother|brother|sister|uncle|aunt|wife|husband|son|"
    r"daughter)['’]s|in (?:the |a |his |her )?(?:donor|sibling|brother|sister)|"
    # the other half of hyper-CVAD, and cells against nobody knows what
    r"(?:part|block|course|cycle)s? b only|only (?:part|block|course|cycle)s? b|"
    r"(?:history|exposure|experience|use)\s*[:=]?\s*(?:neg\w*|absent)|"
    r"for car(?!(?:[ -]?t)?(?:[ -]cells?)? (?:relapse|failure|progress|tox))|"
    r"exclusions?|excl|targets? (?:unknown|unclear|not (?:known|stated))|"
    r"(?:before|until|pre|prior to|bridg\w+ (?:to|until|for))\b"
    r"(?![ -]?(?:relapse|progression|failure|hct|hsct|sct|bmt|allo|transplant|phase|treat|med|"
    r"induction|day|cr\d?|remission|mrd|b|t|\d)\b|[ -]?(?:transplant|phase|treat|med|pre))|"
    # zero of it: 0 cycles, x0, = 0, N, N/A, -
    r"x ?0(?![\d.,])|(?<![\d.,/-])(?<!day )0 (?:cycles?|courses?|doses?|blocks?|times)|"
    r"zero|nil|n/a|n\.a\.?|\w*(?:mab|nib|cel|car-?t|blina|ino) trial|"
    # German, French, Spanish, Portuguese, Italian, Dutch
    r"ohne|keine?(?! (?:cr|(?:voll|teil)?remission|ansprechen|response)\b)|nicht|"
    r"(?<![\d.,/-])0 (?:zyklen|zyklus|kurse|gaben)|nie|geplant|vorgesehen|eventuell|evtl|"
    r"vielleicht|möglich|abgelehnt|"
    r"verschoben|statt|oder|sans|pas|jamais|prévue?|envisagée?|refusée?|différée?|sin|nunca|"
    r"planeado|previsto|prevista|posible|rechazado|rechazada|sem|não|nao|senza|rifiutato|"
    r"pendiente|pendente|attesa|attente|beantragt|ausstehend|verordnet|zonder|geen|niet|gepland|"
    r"mogelijk)(?!\w)"
    r"|[:=] ?c/?i\s*$|\bdelayed\s*$|[:=,] ?(?:0|n|f|false|off)\s*$|^\s*0\s*$|"
    r"(?:^|[\s:=])[-–−—]\s*(?:$|/)"
    r"|(?<![+&])(?:^|\s)[nx]\s*$|[×✗✕✘]\s*$|(?<![\d.,/-])0/\d"
    # a box that is not ticked
    r"|\?|？|±|\+/-|[☐□◻]"
    # Korean: not, did not, cannot, without, refused, planned, considered, put off, or, may be
    r"|(?<!\w)[안못](?!\w)|안 ?[함했하됨맞받]|못 ?[함했하맞받]|않|없|미투|미시행|미사용|비투여"
    r"|(?<!\w)무(?!\w)|불가|제외|예정|계획|고려|검토|거부|거절|보류|연기|취소|대기|대신|미정|아님|아니|금기"
    r"|또는|혹은|채집|가능|추정|의심|의뢰|아마"
    r"|(?<!이식)(?<!이식 )(?<!\w)전(?!\w)|(?:치료|투여|사용) ?전(?!\w)"
    r"|(?<![\d.])0 ?(?:주기|회|차|コース|サイクル|回)"
    # a cross behind a name, and before it
    r"|(?<=[가-힣ぁ-ヶー一-龥])\s*x\s*$"
    r"|(?<!移植)(?<!再発)(?<!増悪)(?<!入院)(?<!hct)前(?![医回処治後日])"
    # Japanese and Chinese
    r"|なし|ない|ません|せず|予定|検討|考慮|計画|拒否|辞退|未|見送|保留|延期|禁忌|代わり|または"
    r"|又は|もしくは|採取|アフェレーシス|疑|おそらく|可能|不可|無(?!効)|无|没|不用|不做|拒|拟|计划|考虑|暂|待|取消|或"
    r"|(?:投与|使用|治療|开始|治疗|使用)前"
)
# What heads a plan: none of what stands behind it says that it was given.
PLAN = (
    r"(?i)\s*(?:(?:tx|treatment|therapy|next|current|proposed|salvage) )?(?:plan(?:ned)?|proposal|"
    r"proposed|intended|recommend\w*|considered?|options?|planung|geplant|vorschlag|"
    r"(?:치료 ?)?계획|예정|(?:治療)?計画|予定|方針)\s*[:：]"
)
# One of those that are named was given.
EITHER = r"(?i)\b(?:versus|vs|or|either|oder)\b|또는|혹은|または|又は|もしくは|或"
# What such a word takes away stands behind it; what stands before it was given.
LESS = r"(?i)\b(?:without|w/o|wo|excluding|omitting|except|ohne|sans|sin|sem|senza|zonder)\b"
# What such words put in place of a drug, or ahead of it, stands before them and was given.
AHEAD = (
    r"(?i)\b(?:instead of|in lieu of|rather than|as opposed to|minus|until|before|prior to|pre-|"
    r"(?:as )?(?:a )?bridg\w+ (?:to|until|for)|pending|awaiting|less(?! (?:intens|toxic)))\b"
)
# What says that a therapy goes on, unless the same words say what came of it.
UNDER_WAY = (
    r"(?i)\b(?:ongoing|on-going|under ?way|in progress|currently(?! in)|current cycle|running|"
    r"laufend|andauernd|en cours|en curso|em curso|in corso)\b"
    r"|(?:투여|치료|진행|시행|사용) ?중(?![단지])|(?:投与|治療|施行|継続)中(?!止)|正在|进行中"
)
CAME_OF_IT = (
    r"(?i)relaps|progressi|progressed|refractory|failed|failure|no response|재발|불응|악화"
    r"|再発|増悪|無効|无效|复发|进展"
)
# What says that there was something else too, whatever it was.
OTHERS = (
    r"(?i)\b(?:study|trial|new|novel|investigational|experimental|unknown|unnamed|another|further|"
    r"additional|blinded) (?:study |trial )?(?:drug|agent|product|compound|medication)s?\b|\betc\b|"
    r"\bothers?\b|\bu\.a\.|\busw\b|\.\.\.|…|(?:^|\s)[+&]\s*(?:x|\d{1,2})\s*$|(?<!\w)[등외](?!\w)|"
    r"など|ほか|其他"
)
# Between such words each drug stands for itself.
BETWEEN = r"(?i)[+/&＋・、]|\b(?:and|plus|with|und|mit|et|avec|y|con|e)\b"
CLAUSES = (
    r"(?i)\bchemo(?:therapy)?[- ]free\b|[,;()\[\]{}|\n\r]|->|→|(?=±|\+/-)"
    r"|\bthen\b|\bfollowed by\b|(?<!everything )(?<!anything )(?<!\ball )\bbut\b"
)
_LATIN = "0-9a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"  # × and ÷ are none
TOKENS = re.compile(f"[{_LATIN}]+|[^\\W_{_LATIN}]+")
_DOSE = re.compile(
    r"\d+(?:st|nd|rd|th|x|d|wk|w|mo|y|mg|mcg|ug|g|iu|mu|u|kg|m2|ml|gy|cgy|h|hr|cycles?|days?)?"
    r"|[x×]\d*|[1-9]l|m2|d\d+|c\d+d\d+|[cfp]?\d+[a-d]?"
    r"|[efghlmqtvy]\d{3}[a-z]"  # a mutation, T315I
)
SILENT = frozenset(
    """
    a palliative tandem adapted adult adults after age aged agent agents all allo allogeneic
    alternated alternating
    an and as at auto
    autologous backbone based before block blocks boost by cell cells chemotherapies childhood
    clinical coli
    combination combined conditioning consolidation consolidations continuous course courses
    conventional cranial current cycle cycles d daily day days delayed derived directed donor dose
    dosed doses dosing
    drug drugs early escalation extended first fixed followed for four from frontline full g given
    gram gy half haplo high humanised humanized in incl including induction inductions infant
    infants infused
    infusion infusions injection inspired intensification intensified intensive interim
    intermediate intravenous iu iv kg late like line lines low m2 maintenance matched mcg mg mini
    modified monotherapy month monthly months multi multiagent murine named native new of old on
    one only oral over paediatric part pediatric phase plus po post pre prephase product products
    prophylaxis protocol protocols received reduced regimen regimens reinduction reinductions
    remission repeat repeated rescue round rounds salvage sc second sequential series several
    short sibling single standard start started study style subcutaneous support supportive
    systemic target targeted the therapeutic therapies therapy third three times to total treated
    treatment treatments trial two type u ug unrelated until upfront used using week weekly weeks
    with x abroad according achieved achieving adverse again aml anti arm attained back became
    because bid both bridge bridging bulky burden cardiac center centre changed cmr complete
    completed complicated complication complications continued cr cr1 cr2 cr3 crh cri cytogenetic
    cytoreduction debulking despite diagnosed diagnosis discontinuation discontinued disease down
    due during effect effects elsewhere ended event events fail failed failing failure febrile
    fever finished group hd hepatic initial initially interrupted interruption intolerance
    intolerant later ld leg lineage local locally minimal mlfs mmr molecular morphologic
    morphological mrd mu mwf neg negative neurologic neurological neutropenia obtained once
    ongoing pain partial per persistent persisting poor pos positive pr previous previously
    primary prior progressed progression progressive qd qod reached refractory relapse relapsed
    relapsing related remained renal residual resistance resistant responded response risk
    salvaged schedule side since slow stable stayed still stop stopped switch switched syndrome
    throughout tid tolerated toxic toxicities toxicity twice unit units very weakness while within
    year years yr yrs etc other others usw further otherwise specified stated recorded documented
    detailed bcr abl abl1 ph cd19 cd22 cd20 cd38 hr sr ir vhr lr lal quest arms od tds ml dl tab
    tabs tablet tablets cap caps capsule capsules vial vials pfs infusional bolus mesylat mesylate
    mesilate hydrochloride hydrochlorid chloride sulfate sulphate phosphate monohydrate hydrate
    anhydrous liposomal pegylated pegylierte recombinant biosimilar generic hyaluronidase faspro
    ramp up gen generation generations
    elderly mono monotherapie therapie gabe zyklus zyklen nach wegen cont ci outpatient
    progress underway under way running currently laufend andauernd en em cours curso corso
    retreatment begonnen abgebrochen crossover crossed over versagen erhalten bei studie
    randomisiert ja oui off prn vortherapie
    vorbehandlung
    exposed exposure got through st sd pd progredient history hx status zustand subq fractionated
    abgesetzt seit unter rezidiv
    inpatient commercial compassionate use hospital university national silent inactivation grade
    gr grad vod sos icans crs neurotoxicity hepatotoxicity pancreatitis seizure seizures korea
    china japan seoul mdacc control controls randomised randomized assigned experimental
    investigational bb peds blast blasts crisis cml no not never nothing else done
    administered january february march
    april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec 요법 치료 투여 투약 시행 사용 완료 시작 진행 종료 중단 재투여 받음 받았음
    맞음 병용 병합 단독 후 및 주기 차 차수 회 개월 유도 공고 유지 필름코팅정 캡슐 메실산염 수화물
    이력 투약 만 사망 완전관해 부분관해 변경 약제 투여함 투여력 사용력 복용력 주입 경험 과거 있음
    염산염 주사 주사제 피하 구제 복용 경구 오조가마이신 복합항암요법 복합항암화학요법 관해
    관해유도 재유도 재발 불응 실패 반응 부작용 독성 항암 화학요법 항암치료 항암화학요법 療法 投与
    併用 単独 後 コース サイクル 内服 オゾガマイシン カプセル 錠 点滴静注 点滴静注用 皮下注 静注用
    メシル酸塩 水和物 塩酸塩 遺伝子組換え 注射液 注射 片 胶囊 寛解導入 地固め 維持 開始 終了 完了
    中止 再投与 再発 抵抗性 無効 不応 休薬 使用 細胞 にて 輸注 歴 あり 有り 既 済み 済
    化学療法 施行 治療 治疗 化疗 疗程 周期 诱导 巩固 维持
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
