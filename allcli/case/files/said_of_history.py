"""Words for the patient and the history that mean several things, or something else.

By field: a pattern of what is written, and what to write instead; `{0}` is its first group.
"""

UNRELATED = 'write "matched-unrelated" or "mismatched-unrelated", whichever it is'
SIBLING = 'write "matched-sibling" or "haploidentical", whichever it is'
RELATED = 'write "matched-sibling", "matched-related" or "haploidentical", whichever it is'
OPEN = 'which it is, it does not say: write "unknown", or leave it out'
_IBMTR = (
    "A to D is the index of IBMTR, no grade: write the stages of skin, liver and gut, or the grade"
)
MAGIC = (
    "MAGIC grades otherwise, with gut stage 4 as IV: write that grade, or the stages of skin, "
    "liver and gut"
)
SEATTLE = '"{0}" is of the older Seattle grading: write the NIH severity'
_NOT_NOW = "(?:max|resolved|past|prior|was|seattle|refra[ck]t|late|hx|h/o)"
_ACTIVE_HEPATITIS = (
    'write "active" where there is antigen, DNA or RNA, "resolved" where only antibody is left'
)
_EU = 'write "EU"'
SAID_OF_HISTORY: dict[str, tuple[tuple[str, str], ...]] = {
    "gvhd.acute_grade": (
        (r"(?:overall |(?:ci|i)bmtr |grade |index |severity )*-?(?:ibmtr-?)?[a-d]", _IBMTR),
        (r"glu[ck]+s?berg.*", MAGIC),
        (r"(?:grade )?(i{1,3}|iv) ?[ab]", 'write "{0}"'),
        (r"([0-4]|i{1,3}|iv) ?\(.*\)", 'write "{0}" where that is by MAGIC'),
        (r"mild|moderate|severe|grade (?:one|two|three|four)|.*(?:high|standard) risk",
         "write 0 to 4"),
        (r"resolved|past", "write acute_past = true, and acute_grade = 0"),
        (r"no (?:acute )?gvhd", "write 0 to deny it"),
        (rf"(?!.*{_NOT_NOW}).*\b(?:grade|grad|gr\.) ?(i{{1,3}}|iv|[0-4])\b.*", 'write "{0}" alone'),
        (r"stage.*", "a stage is of an organ: write gvhd.skin, gvhd.liver or gvhd.lower_gi"),
    ),
    **dict.fromkeys(("gvhd.skin", "gvhd.liver", "gvhd.lower_gi"), (
        (r"\+", "write 1"), (r"\+\+", "write 2"), (r"\+\+\+", "write 3"), (r"\+{4}", "write 4"),
        (r"([1-4])\+", 'write {0}, or ">= {0}" where that is meant'),
        (r"(?:st|stg)\.? ?([0-4])", "write {0}"),
        (r".*\d+ ?ml.*|.*\d+ ?%.*|bili.*", "write its MAGIC stage, 0 to 4"),
    )),
    **dict.fromkeys(
        (f"gvhd.chronic_{organ}" for organ in (
            "skin", "mouth", "eyes", "gi", "liver", "lungs", "joints", "genital")),
        ((r"(?:mild|moderate|severe|none|no|involved|yes|\+)", "write its NIH score, 0 to 3"),),
    ),
    "gvhd.chronic_severity": (
        (r"(?:cgvhd )?(limited|extensive)", SEATTLE),
        (r"moderate(?: to |/|-| or )severe|mild(?: to |/|-| or )moderate", OPEN),
        (r"(?:nih )?(?:grade |score )?[0-4]", "write the NIH severity in words"),
        (r"none|no|absent|resolved", "write chronic_active = false, and leave it out"),
    ),
    "jurisdiction": (
        (r"(?:south )?korea|republic of korea|한국|대한민국|rok", 'write "KR"'),
        (r"usa|u\.s\.a?\.?|united states.*|america", 'write "US"'),
        (r"gb|great britain|united kingdom|england|scotland|wales|britain", 'write "UK"'),
        (r"japan|日本|jpn", 'write "JP"'), (r"australia|aus", 'write "AU"'),
        (r"austria|belgium|bulgaria|croatia|cyprus|czech\w*|denmark|estonia|finland|france", _EU),
        (r"germany|deutschland|de|greece|hungary|ireland|italy|latvia|lithuania|malta", _EU),
        (r"luxembourg|netherlands|poland|portugal|romania|slovak\w*|slovenia|spain|sweden", _EU),
    ),
    "patient.pregnant": ((r"male|man|menopaus\w+|post-?menopausal", "write false"),),
    **dict.fromkeys(("liver.hepatitis_b", "liver.hepatitis_c"), (
        (r"pos\w*|carrier|chronic|yes|hbsag ?(?:\+|pos\w*)|양성|陽性", _ACTIVE_HEPATITIS),
        (r"hbv dna.*|hcv rna ?(?:\+|pos\w*)", _ACTIVE_HEPATITIS),
        (r"anti-?(?:hbc|hcv).*|svr.*|cured|treated|past|immune.*|cleared",
         'write "resolved" where antigen, DNA or RNA is gone; a vaccination alone is "negative"'),
        (r"vaccinated|none|no|neg|neg\.|음성|陰性", 'write "negative"'),
    )),
    "liver.vod_severity": ((r"(?:grade |g)?[1-4]|grade .*", "write its EBMT word"),),
    "heart.qtcf_ms": (
        (r".*bazett.*|qtcb.*", "that is by Bazett: write heart.qt_ms and heart.rate_per_min"),
        (r"qtc .*", "by which formula? Write it where by Fridericia, else qt_ms and rate_per_min"),
    ),
    "labs.creatinine_clearance": (
        (r"e?gfr.*|.*1[.,]73.*",
         "an eGFR is per 1.73 m2: write labs.creatinine, and age, sex and weight"),
    ),
    "lines[].response_months": (
        (r"ongoing|continu\w*|not reached|계속|継続中|\+.*", "leave it out while it lasts"),
    ),
    "transplants[].type": (
        (r"(?:\d(?:st|nd|rd)|first|second|third) allo.*",
         'write "allogeneic": each transplant has an entry of its own, in their order'),
        (r"haplo.*|mud|msd|mmud|cord|ucb|matched.*", 'write "allogeneic", and the donor in donor'),
    ),
    "lung.dyspnoea": (
        (r"nyha.*|on exertion|mild|moderate|belastung.*|운동 ?시|労作時",
         'write "slight-activity" where slight activity brings it on, else "none"'),
        (r"severe|rest|at rest|yes|oxygen.*|o2.*", 'write "at-rest" where it is there at rest'),
    ),
    "heart.lvef_pct": (
        (r"preserved|good|ok|wnl|intact|보존|保たれている|gut|erhalten",
         'write the share, or "normal" where that is what was found'),
        (r"reduced|low|poor|impaired|mildly .*|감소|低下|eingeschränkt", "write the share"),
    ),
    "plan.transplant_intended": ((r"예정|계획|予定|geplant|planned", "write true"),),
    "plan.donor": (
        (r"(?:urd|ud|vud|unrelated|비혈연|非血縁|非血縁者|fremdspender|unverwandt)(?: donor)?",
         UNRELATED),
        (r"형|언니|누나|오빠|동생|兄|弟|姉|妹|bruder.*|schwester.*", SIBLING),
        (r"아버지|어머니|아들|딸|父|母|子|sohn|tochter|vater|mutter", RELATED),
        (r"타인.*|조혈모세포은행|骨髄バンク|unverwandter spender.*", UNRELATED),
        (r"haploidenti\w+ .*", 'write "haploidentical"'),
        (r".*cord.*|.*臍帯血.*|.*제대혈.*", 'write "cord"'),
        (r"(?:not yet )?search\w*.*|pending|yes|donor available|available",
         'which it is, it does not say: write "unknown", or leave it out'),
        (r"siblings|brother|sister|형제|자매|형제자매|同胞|兄弟|geschwister(?:spender)?|bruder",
         SIBLING),
        (r"schwester", SIBLING),
        (r"related|family|가족|혈연|血縁|血縁者|familienspender|relative|mother|father|parent|son",
         RELATED),
        (r"daughter|child|cousin|10/10|8/8|12/12", RELATED),
        (r"(?:mmrd|mismatched related|mismatched family|[5-7]/10|[3-5]/6|[4-6]/8)(?: .*)?",
         'write "haploidentical" where half of HLA is shared'),
        (r"9/10|7/8|11/12(?: mud)?", 'unrelated it is "mismatched-unrelated"'),
        (r"(?:syngeneic|identical) ?(?:twin)?|twin", "a twin is none of these: leave it out"),
        (r"auto\w*|self", 'own cells have no donor: type = "autologous" in [[transplants]]'),
        (r"pbsc|pb|bm|marrow|bone marrow", 'that is the graft: graft = "pbsc" or "marrow"'),
    ),
    "patient.ecog": (
        (r"(?:kps|karnofsky|lansky) ?:?(\d+) ?%?",
         "that is no ECOG: write patient.kps = {0}, or lansky under 16 years"),
        (r"(?:ecog )?(?:ps )?([0-3]) ?(?:/|or) ?([1-4])", 'write "{0}-{1}"'),
        (r"(?:ecog )?(?:i{1,3}|iv)", "write it in figures"),
        (r"([0-4]) ?\(.*\)", "write {0}"),
        (r"\d{2,3} ?%", "that is Karnofsky: write patient.kps"),
        (r"good|poor|fit|unfit|normal", "write 0 to 4"),
        ("5", "of the living is asked: 0 to 4"),
    ),
    "patient.kps": (
        (r"ecog ?:?(?:ps )?([0-4])", "write patient.ecog = {0}"),
        (r"lansky ?:?(\d+) ?%?", "write patient.lansky = {0}"),
        (r"(\d+) ?% ?- ?(\d+) ?%", 'write "{0}-{1}"'),
        (r"0?\.(\d)", "write {0}0 where that share is meant"),
    ),
    "patient.lansky": ((r"(?:kps|karnofsky) ?:?(\d+) ?%?", "write patient.kps = {0}"),),
    "patient.sex": (
        (r"[0129]", "figures mean what their table says: write the word"),
        (r"u|x|d|divers|other|trans.*|intersex|diverse",
         "write what dosing formulas and the chance of pregnancy go by, or leave it out"),
    ),
    "lines[].best_response": (
        (r"cr ?[1-4]", 'write "cr"'),
        (r"mrd.*(?:cr|remission)|(?:cr|remission)[ ,]*mrd.*|molecular (?:cr|remission)|molcr|cmr",
         'write "cr"; MRD now stands in mrd.status'),
        (r"mcr", 'write "mlfs" for a marrow CR, "cr" for a molecular one'),
        (r"complete|ir?cr|cr/cri|cri/cr|remission|orr|respon\w+|yes",
         'which it is, it does not say: write "cr", "cri" or "pr", or leave it out'),
        (r"(?:treatment |induction )?failure|fail\w*|no|none|progress\w+",
         'write "nr" where it did not respond'),
        (r"ne|n/e|not evaluable|inevaluable|n\.e\.",
         'write "not-evaluated" where nobody looked; else leave it out'),
        (r"death|died|dead|toxic death|early death", "leave it out: of the living is asked"),
        (r"relapsed?|rel", "a relapse has its date in relapsed_on; here stands what came first"),
        (r"aplasia|hypoplas\w+|hypocellular.*", 'write "mlfs" without blasts; else leave it out'),
    ),
    "lines[].stopped_for": (
        (r"progress\w*(?: disease)?|pd|treatment failure|failure",
         'write "no-response", or "relapse" after a remission'),
        (r"ongoing|on treatment|continu\w*|계속|継続中|laufend", "leave it out while it lasts"),
        (r"death|died", "leave it out"),
        (r"bridg\w*|planned|switch\w*|change\w*", 'write "completed", "transplant" or "other"'),
    ),
    "lines[].purpose": (
        (r"induction|유도|寛解導入|induktion", 'write "frontline", or "salvage" of a relapse'),
        (r"re-?induction|bridg\w*|재유도|再寛解導入|reinduktion",
         'write "salvage" of a relapse, "consolidation" in first remission'),
    ),
}  # fmt: skip
