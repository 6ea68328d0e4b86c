"""Further words for the patient, the organs and the history, as letters and tables have them.

Asked after the words of `said_of_history`; by field likewise, a pattern and what to write instead.
"""

from allcli.case.files.said_in_letters import FIGURES
from allcli.case.files.said_of_history import MAGIC, OPEN, RELATED, SEATTLE, SIBLING, UNRELATED

_NO_PLACE = "none of the places whose licences are known: leave it out"
_EEA = 'licences of the EU hold there: write "EU" where that is enough'
_NORMAL = 'write "normal"'
_NUMBER = "write the number with its unit, or a range"
_TOTAL = 'write the total alone: "{0}"'
_LEFT_OUT = "leave it out"
_UNLIKE_TWIN = 'an unlike twin is a sibling: write "matched-sibling" or "haploidentical"'
_TWIN = "an identical twin is none of these: leave it out"
_MULTI_ORGAN = 'EBMT calls it "very-severe" with dysfunction of several organs: write its word'
_TOXICITY = 'write "toxicity", and which it was in toxicities'
_MARKED = "write true or false, whichever the mark means"
_SEARCHING = "which it is, it does not say: leave it out"
_FROM_UNRELATED = (
    r"(?:mud|m?urd|vud|unrelated|비혈연|非血縁\w*|fremdspender|은행|バンク|kmdp|jmdp|dkms|nmdp)"
)
_BROTHER = r"(?:brother|sister|sib\w*|bruder|schwester|geschwister|형제|자매|兄|弟|姉|妹|同胞)"
_MATCHED = r"(?:hla-?id\w*|ident\w*|matched|일치|一致|10/10|8/8|12/12|6/6)"
_RAISED = r"elevated|raised|high|h|erhöht|상승|増加|(?:軽度|高度)?上昇|icteric|gelbsucht|황달|黄疸"
_IN_RANGE = (
    r"im normbereich|norm\w*|unauffällig|상한 이내|정상 ?범위(?: 내)?|"
    r"基準(?:値|範囲)内|正常範囲"
)
_COUNTS = (
    (r"normal|wnl|정상|正常|normwertig", _NUMBER),
    (r"leu[ck]openi\w+|thrombo\w+|aplasia|transfusion[ -]depend\w*|low|감소|低下|減少", _NUMBER),
    (r"clumped|aggregat\w*", 'write "not-done"'),
    (r"([\d.]+) \(.*\)", 'write "{0}" with its unit'),
)
_TESTS = (
    (_RAISED, "write the number with its unit, and the upper limit of normal"),
    (_IN_RANGE, _NORMAL),
    (r"(?:ct?cae )?(?:grade|g) ?[0-4]", "write the number, its upper limit, or the multiple of it"),
)
# By the field: how its number is called where the name stands before it.
_CALLED = {
    "labs.bilirubin": r"(?:t-?|total )?bili?\w*|tb|총 ?빌리루빈|総ビリルビン",
    "labs.alt": "alt|s?gpt|alat", "labs.ast": "ast|s?got|asat", "labs.alp": "alp|alk.*|ap",
    "labs.ldh": "ldh", "labs.creatinine": r"s?cre?a?\w*|krea\w*", "labs.wbc": "wbc|leu[ck]o\\w*",
    "labs.anc": "anc|neut\\w*", "labs.platelets": "plt|plat\\w*|thrombo\\w*|혈소판|血小板",
    "labs.haemoglobin": "hb|hgb|ha?emoglobin", "heart.lvef_pct": "(?:lv)?ef",
}  # fmt: skip
_COUNTED = ("labs.wbc", "labs.anc", "labs.platelets")  # of which the unit is not certain
_LABELLED = {
    path: ((rf"(?:{name})[ :=]+([<>≤≥]? ?\d.*)",
            'write "{0}" with its unit' if path in _COUNTED else 'write "{0}"'),)
    for path, name in _CALLED.items()
}  # fmt: skip
YES_NO = (
    (r"[○◯☑✓✔]|checked|해당|해당함|該当|有り", "write true"),
    (r"[☐×✗✕]|unchecked|비해당|해당 ?없음|非該当|無し|keine?", "write false"),
    (r"[xot]", _MARKED),
    (r"f", _MARKED),
    (r"[2-9]|-\d+|\d\d+", FIGURES),
    (r"\(?(?:poss\w*|suspect\w*|prob\w*|susp\.?|의심|疑い|verdacht.*|v\. ?a\..*|\?)\)?",
     'write "unknown"'),
)  # fmt: skip
SAID_OF_PATIENTS: dict[str, tuple[tuple[str, str], ...]] = {
    "patient.age": (
        (r"(?:만 ?)?(\d+) ?살.*", 'write "{0}" where that is in completed years'),
        (r".*만 ?(\d+) ?세.*", "write {0}"),
        (r"(?:생후|生後) ?(\d+) ?(?:개월|[かヶカケ]月)", 'write "{0} months"'),
        (r"(?:early|mid|late)?[- ]*(\d)0 ?(?:代.*|대.*|'?s)", 'write the range: "{0}0-{0}9"'),
        (r"(\d+) ?[;+] ?(\d+)", 'write "{0} years {1} months" where that is meant'),
        (r"(\d+) (\d+)/12(?: y\w*)?", 'write "{0} years {1} months"'),
        (r"(\d+)/12", 'write "{0} months"'), (r"p(\d+)y", "write {0}"),
        (r"p(\d+)y(\d+)m", 'write "{0} years {1} months"'),
        (r"(\d+)[- ](?:jährig\w*|year[- ]old\w*)(?: .*)?", "write {0}"),
        (r"\d+ (?:at|bei|when) .*", "the age on the day of the decision is asked, or a birth_date"),
        (r"adult\w*|child\w*|infant|neonate|newborn|adolescent|aya|성인|소아|영아|신생아|成人|小児",
         'write the age, or a range such as "18-39"'),
        (r"乳児|新生児|erwachsen\w*|kind|säugling|jugendlich\w*|[a-z-]+ty-[a-z]+",
         'write the age, or a range such as "18-39"'),
        (r"-\d+|999?|888|777", "write the age, or leave it out"),
    ),
    "patient.sex": (
        (r"mr\.?|mister|herr|hr\.|gentleman|knabe|bub|(?:boy|신생아 ?남|男).*|masculin\w*|he|b|君",
         'did you mean "male"?'),
        (r"くん", 'did you mean "male"?'),
        (r"mrs\.?|ms\.?|miss|fr\.|lady|dame|femen\w*|fémin\w*|(?:girl|신생아 ?여|女).*|she|g",
         'did you mean "female"?'),
        (r"assigned (fe)?male|a(f|m)ab|[fm] ?(?:→|->|to|t) ?[fm]|(?:46,?)?x[xy]|ちゃん|さん|님|씨",
         "write what dosing formulas and the chance of pregnancy go by, or leave it out"),
        (r"8507", 'a concept of OMOP: did you mean "male"?'),
        (r"8532", 'a concept of OMOP: did you mean "female"?'),
        (r"\d+.*", FIGURES),
    ),
    "patient.ecog": (
        (r"(?:kps|ki|karnofsky)[- ]?(?:index)? ?(\d+) ?%?", "write patient.kps = {0}"),
        (r"(?:ps ?)?([0-3]) ?[〜~] ?([1-4])", 'write "{0}-{1}"'),
        (r"bett.*|bed ?bound|bedridden|ambulatory|asymptomatic|와상|寝たきり|mobil",
         "write 0 to 4"),
        (r"n\.? ?d\.?", _LEFT_OUT),
    ),
    "patient.kps": ((r"(?:ki|karnofsky)[- ](?:index )?(\d+) ?%?", "write {0}"),),
    "gvhd.acute_grade": (
        (r".*(?:→|->).*", "the grade now is asked: write the last"),
        (r"no a?gvhd|今はなし", "write 0 to deny it"),
        (r"history of .*|最大.*|최대 ?.*", "the grade now is asked, and acute_past = true"),
        (r"at most ([0-4]|i{1,3}|iv)", 'write "<= {0}"'),
        (r"grade ([0-4])[ab]", 'write "{0}"'),
        (r"(?:급성gvhd|急性gvhd) ?([0-4]) ?[도度]", 'write "{0}"'),
        (r"(?:grade?|grad) (i{1,3}|iv|[0-4]) refra[ck]t\w*",
         "write the grade, and steroid_refractory = true"),
        (r"unknown grade|not graded|grade unknown", 'write ">= 1" where there is any'),
        (r"mod\w*\.? glu[ck]+s?berg.*|重症度.*|seattle.*", MAGIC),
        (r"max\w*\.? .*|.*\b(?:was|resolved)\b.*|(?:hx|h/o|past|prior|resolved) .*|abgeheilt",
         "the grade now is asked: write it, and acute_past = true"),
        (r"(?:sr|steroid)[- ].*", "write the grade, and steroid_refractory = true"),
        (r"([0-4]) ?of 4", "write {0}"), (r"([0-4])\.0", "write {0}"),
        (r"(i{1,3}|iv|[0-4])[ab]", 'write "{0}"'),
        (r"(?:급성|등급|grad|acute) ?([0-4]|i{1,3}|iv) ?(?:도|등급)?", 'write "{0}"'),
        (r".*(?:skin|haut|피부|皮膚|gut|darm|liver|stage|stadium).*",
         "a stage is of an organ: write gvhd.skin, gvhd.liver or gvhd.lower_gi"),
        (r"never|no|keine?|absent", "write 0 to deny it"),
        (r"overlap.*", "write gvhd.chronic_active = true, and the acute grade where there is one"),
        (r"late[- ]onset.*|yes|present|[5-9]|v", "write 0 to 4"),
    ),
    "gvhd.chronic_severity": (
        (r"(?:limit\w*|extens\w*|ausgedehnt|광범위|제한형?|限局型|広範型?)(?:[ /(].*)?",
         SEATTLE.format("that")),
        (r"nih.*(mild|moderate|severe)|(mild|moderate|severe)[, (]+.*", "write the NIH word alone"),
        (r"(?:.*[^가-힣])?(?:중등증|중등도|中等[度症]|mittelgradig)(?:.*[^가-힣])?",
         'write "moderate"'),
        (r"(?:nih)?(?:경도|경증|軽[度症]|leichtgradig)", 'write "mild"'),
        (r"(?:nih)?(?:중증|重[度症]|schwergradig)", 'write "severe"'),
        (r"bos|bronchiolitis.*", "the lung is scored: write gvhd.chronic_lungs"),
        (r"inactive|quiescent|past .*|keine?|없음|なし", "write chronic_active = false"),
        (r"overlap.*|중증도.*|.*(?:→|->).*", OPEN),
    ),
    "liver.vod_severity": (
        (r"mo[fd]s?|multi.*organ.*|.*(?:/| with )mo[df]s?|vs", _MULTI_ORGAN),
        (r"(?:mild|mod\w*\.?)(?: to |[-/ ]+)(?:mod\w*|severe)", OPEN),
        (r"매우 ?중증|최중증|最重症|sehr schwer", 'did you mean "very-severe"?'),
        (r"resolved|none|no|없음|なし|keine?", "write liver.vod_ongoing = false, and leave it out"),
        (r"baltimore.*|seattle.*|suspected.*|의심|疑い",
         "how severe it is, is asked: leave it out"),
        (r"fatal|died", "of the living is asked"),
    ),
    "jurisdiction": (
        (r"korea, republic of|seoul|서울|busan|부산", 'write "KR"'),
        (r"tokyo|東京|osaka|大阪", 'write "JP"'), (r"nhs.*|northern ireland", 'write "UK"'),
        (r"eea|eu-?27|brd|at|be|bg|cy|cz|dk|ee|es|fi|fr|gr|hr|hu|ie|it|lt|lu|lv|mt|nl|pl|pt|ro|se",
         'write "EU"'),
        (r"si|sk", 'write "EU"'),
        (r"no|norway|norge|is|iceland|li|liechtenstein", _EEA),
        (r"u\.s\.", 'write "US"'), (r"u\.k\.", 'write "UK"'),
        (r"(?!(?:us|eu|uk|kr|jp|au)$)[^\d]{2,40}", _NO_PLACE),
    ),
    "plan.donor": (
        (r".*(?:dizygot|fraternal|二卵性|이란성|zweieiig).*", _UNLIKE_TWIN),
        (r".*(?:twin|zwilling|쌍둥이|쌍생아|双生児|双胎|双子|ふたご).*", _TWIN),
        (r".*(?:search|suche|검색|조정 ?중|検索|コーディネート|pending).*", _SEARCHING),
        (r"(?:no|kein|without) .*", 'write "none" where there is none'),
        (r".*haplo.*|.+(?:반일치|半合致|ハプロ).*|(?:반일치|半合致|ハプロ).+",
         'write "haploidentical"'),
        (r".*(?:ucb|cbt)\b.*", 'write "cord"'),
        (r".*mmud.*", 'write "mismatched-unrelated"'),
        (rf"(?=.*{_FROM_UNRELATED})(?=.*(?:10/10|10 of 10|8/8|12/12)).*",
         'write "matched-unrelated"'),
        (rf"(?=.*{_FROM_UNRELATED})(?=.*(?:9/10|8/10|7/8|6/8)).*", 'write "mismatched-unrelated"'),
        (rf".*{_FROM_UNRELATED}.*", UNRELATED),
        (r".*(?:mismatch|불일치|不一致|\bmm\b).*|half-.*|niece|nephew|uncle|aunt|offspring|grand.*",
         RELATED),
        (rf"(?=.*{_BROTHER})(?=.*{_MATCHED}).*|.*완전 ?일치.*", 'write "matched-sibling"'),
        (rf".*{_BROTHER}.*", SIBLING),
        (r"\d", FIGURES),
    ),
    "lines[].best_response": (
        (r"(?:cr|remission) ?w/ ?mrd.*|mrd[- ]neg\w*|molekulare (?:remission|vollremission)",
         'write "cr"; MRD now stands in mrd.status'),
        (r"cri? \((.*)\)", 'write "cri" where counts did not recover'),
        (r"cr/crh|mlfs/.*|m1(?: marrow)?|(?:blasten )?<? ?5 ?%(?: blast\w*)?|blast clearance",
         'write "cr", "cri", "crh" or "mlfs", by the counts'),
        (r"m2(?: marrow)?", 'write "pr" where the blasts fell by half; else "nr"'),
        (r"m3(?: marrow)?|blastenpersistenz|(?:induktions|therapie)versagen|keine remission",
         'write "nr"'),
        (r"primary refractory|.*관해 ?(?:획득 ?)?실패|寛解導入失敗|非寛解|奏効せず", 'write "nr"'),
        (r"부분 ?반응|部分奏効|minor response|h(?:a?ematologic\w*)? improvement|teilremission",
         'write "pr" where half of the blasts went; else "nr"'),
        (r"완전 ?반응|cr ?획득|寛解到達|完全奏効|komplette remission|h(?:a?ematologic\w*)? ?cr",
         'did you mean "cr"?'),
        (r"mmr|dmr|mr ?[345].*", "of transcripts: write the response in the marrow"),
        (r"died.*", "leave it out: of the living is asked"),
    ),
    "lines[].stopped_for": (
        (r"(?:cns|mrd|molecular|em|extramedullary|testicular) relapse|재발로.*|再発の?ため",
         'write "relapse"'),
        (r"재발로 ?중단", 'write "relapse"'),
        (r"vod(?:/sos)?|icans|crs|seps\w*|infection\w*|neurotox\w*|.*(?:有害事象|독성으로).*",
         _TOXICITY),
        (r"tox\w*.*|nebenwirkung\w*|hepatotox\w*|pancreatitis", _TOXICITY),
        (r"persist\w* mrd|mrd ?\+", 'write "no-response", or "other"'),
        (r"mrd[- ]neg\w*|regulär.*|planmäßig.*|계획대로.*|予定通り.*", 'write "completed"'),
        (r"abbruch|중단|中止", "the reason is asked"),
    ),
    "transplants[].months_to_relapse": (
        (r"d(?:ay)? ?\+? ?(\d+)", 'write "{0} days"'),
        (r"([\d.]+) ?(?:mo?|months?|monate) .*", 'write "{0} months"'),
        (r"(?:移植後|이식 ?후?) ?([\d.]+) ?(?:[かヶカ]月|개월).*", 'write "{0} months"'),
        (r"(\d+) ?y\w* ?(\d+) ?m\w*", "write the months alone"),
        (r"early|late|no(?:ne| relapse)?", _LEFT_OUT),
    ),
    "labs.creatinine": (
        *_LABELLED.pop("labs.creatinine"),
        (r".*baseline.*", "write the number; its rise stands in vod.creatinine_x_baseline"),
        (r"e?gfr.*|ckd.*", "write creatinine itself: an eGFR has no field"),
        (r"([\d.]+) \(.*\)", 'write "{0}" with its unit'), *_TESTS,
    ),
    "labs.bilirubin": (
        *_LABELLED.pop("labs.bilirubin"), (r"([\d.]+) \(direct.*\)", _TOTAL),
        (r"([\d.]+)/[\d.]+", _TOTAL), (r"([\d.]+) mg%", 'write "{0} mg/dL"'), *_TESTS,
    ),
    **{f"labs.{name}": (*_LABELLED.pop(f"labs.{name}"),
                        (r"([\d.]+)/([\d.]+)", "write each in its own field"),
                        (r"([\d.]+) units?", 'write "{0} U/L"'), *_TESTS)
       for name in ("alt", "ast", "alp", "ldh")},
    **{f"labs.{name}": (*_LABELLED.pop(f"labs.{name}"), *_COUNTS)
       for name in ("wbc", "anc", "platelets")},
    "heart.lvef_pct": (
        *_LABELLED.pop("heart.lvef_pct"), (r"fs .*", "a shortening is no ejection fraction"),
        (r"([\d.-]+ ?%) (?:by .*|\(.*\))", 'write "{0}"'),
        (rf"(?:preserved|normale?) (?:lv)?ef|hfpef|{_IN_RANGE}", _NORMAL),
    ),
    **_LABELLED,
}  # fmt: skip
