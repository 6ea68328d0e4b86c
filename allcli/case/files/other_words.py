"""What to write instead of words that a field does not take: asked about, never guessed.

What is written may mean several words of a field, or belongs into another one.
"""

import re
from functools import cache

from allcli.case.fields import folded

_NEGATIVE = (
    r"(?:is |was )?(?:neg\w*|\(-\)|clear|clean|free|frei|unauffällig|normal|none|no|uninvolved|"
    r"not involved|no involvement|no blasts?(?: seen)?|음성|정상|없음|침범 ?없음|陰性|正常|"
    r"浸潤なし|なし)"
)
_POSITIVE = (
    r"(?:is |was )?(?:pos\w*|\(?\+\)?|involved|involvement|disease|blasts?|blasts? seen|yes|"
    r"양성|침범|있음|陽性|浸潤|浸潤あり|befall|befallen)"
)
_CSF = (
    r"(?:the )?(?:cns|csf|lp|zns|liquor|lumbar puncture|cytospin|뇌척수액|중추신경계|髄液|中枢神経)"
)
_TRAUMATIC = r"tlp|traumatic (?:tap|lp|lumbar puncture)|traumatic"
_CLEAR_CSF = 'write "cns1" where the CSF holds no blasts'
_BLASTS = '"cns2" below 5 leucocytes/uL, "cns3" from 5 or with a lesion or a palsy'
_UNRELATED = 'write "matched-unrelated" or "mismatched-unrelated", whichever it is'
_SIBLING = 'write "matched-sibling" or "haploidentical", whichever it is'
_RELATED = 'write "matched-sibling", "matched-related" or "haploidentical", whichever it is'
_OPEN = 'which it is, it does not say: write "unknown", or leave it out'
_TREATED = 'write "relapsed" before any treatment of this relapse, "refractory" where that failed'
_ACTIVE = 'write "relapsed" after a remission, "refractory" where treatment brought none'
_NTH = r"(?:(\d)(?:st|nd|rd|th|차|回|回目|\.)?|(first|second|third|fourth)) ?"
_IBMTR = (
    "A to D is the index of IBMTR, no grade: write the stages of skin, liver and gut, or the grade"
)
_MAGIC = (
    "MAGIC grades otherwise, with gut stage 4 as IV: write that grade, or the stages of skin, "
    "liver and gut"
)
_SEATTLE = '"{0}" is of the older Seattle grading: write the NIH severity'
_TAP_WITH_BLASTS = (
    f"a traumatic tap with blasts: {_BLASTS}; by the ratio to the blood where that is raised"
)
_EITHER, _BCR_ABL1 = (
    "(?:abl1|bcr)",
    r"(?:(?:bcr(?:::|-|/)abl1?|ph|t\(9;22\))(?: fusion| chromosome)?)",
)
_REMISSION_OF = (
    'write "remission", or "mrd-positive" with MRD, and disease.relapse_number: CR2 is after 1'
)
_BELOW = (
    'write "negative" below the limit of detection; below that of quantification it is "positive"'
)
_LINEAGE_OPEN = 'write "all-unspecified", or the lineage where it is known'
_DIM = 'write "dim" for few molecules, "partial" for some blasts; if neither is known, "unknown"'
_ANTIGEN = (
    (r"±|\+/-|\+/\+\+|-/\+|(?:low|dim|weak)/neg\w*|partial/dim|dim/partial|dim to neg\w*", _DIM),
    (r"variable|mostly positive|equivocal|downregulated|heterogen|일부 양성|一部陽性", _DIM),
    (r"hi|high", 'write "positive"'),
    (r"lo", 'write "dim"'),
)
_SHARE = (
    (r"([<>≤≥]? ?[\d.]+) ?%", 'write the share in the field of per cent: "{0} %"'),
    (r"(?:\+|pos\w*|neg\w*|-|dim|partial)[ ,]*\(?([\d.]+) ?%\)?.*",
     'write the word alone, and the share, "{0} %", in the field of per cent'),
)  # fmt: skip
# By field: what is written, and what to write instead; `{0}` is the first group of it.
SAID: dict[str, tuple[tuple[str, str], ...]] = {
    "gvhd.acute_grade": (
        (r"(?:overall |ibmtr |grade |index |severity )*-?(?:ibmtr-?)?[a-d]", _IBMTR),
        (r"glu[ck]+s?berg.*", _MAGIC),
        (r"(?:grade )?(i{1,3}|iv)[ab]", 'write "{0}"'),
        (r"([0-4]|i{1,3}|iv) ?\(.*\)", 'write "{0}" where that is by MAGIC'),
        (r"no (?:acute )?gvhd", "write 0 to deny it"),
        (r"stage.*", "a stage is of an organ: write gvhd.skin, gvhd.liver or gvhd.lower_gi"),
    ),
    **dict.fromkeys(("gvhd.skin", "gvhd.liver", "gvhd.lower_gi"), (
        (r"\+", "write 1"), (r"\+\+", "write 2"), (r"\+\+\+", "write 3"), (r"\+{4}", "write 4"),
        (r"([1-4])\+", 'write {0}, or ">= {0}" where that is meant'),
        (r"(?:st|stg)\.? ?([0-4])", "write {0}"),
        (r".*\d+ ?ml.*|.*\d+ ?%.*", "write its MAGIC stage, 0 to 4"),
    )),
    **dict.fromkeys(
        (f"gvhd.chronic_{organ}" for organ in (
            "skin", "mouth", "eyes", "gi", "liver", "lungs", "joints", "genital")),
        ((r"(?:mild|moderate|severe|none|no|involved|yes|\+)", "write its NIH score, 0 to 3"),),
    ),
    "gvhd.chronic_severity": (
        (r"(?:cgvhd )?(limited|extensive)", _SEATTLE),
        (r"moderate(?: to |/|-| or )severe|mild(?: to |/|-| or )moderate", _OPEN),
        (r"(?:nih )?(?:grade |score )?[0-4]", "write the NIH severity in words"),
    ),
    "disease.cns": (
        (rf"(?:{_TRAUMATIC})(?: with| without)? ?{_POSITIVE}", _TAP_WITH_BLASTS),
        (rf"(?:{_TRAUMATIC})[ ,]*(?:without blasts|-|{_NEGATIVE})", _CLEAR_CSF),
        (_TRAUMATIC, f'with blasts {_BLASTS}; without, "cns1"'),
        (rf"(?:{_CSF}[ :]*)?(?:-|{_NEGATIVE})", _CLEAR_CSF),
        (rf"no (?:blasts in (?:the )?csf|{_CSF}(?: disease| involvement| leuk\w+)?)|cns ?0",
         _CLEAR_CSF),
        (rf"atraumatic[ ,]*{_NEGATIVE}|.*[ ,]no blasts", _CLEAR_CSF),
        (rf"(?:{_CSF}[ :]*)?{_POSITIVE}", f"write {_BLASTS}"),
        (r"(?:cns ?)?[123][abc]? ?(?:/|-|to|or) ?(?:cns ?)?[123][abc]?", _OPEN),
        (r"cns ?([123][abc]?) .*", 'write "cns{0}" alone'),
    ),
    "genetics.bcr_abl1": (
        (rf"(?:nuc ?ish ?)?\(?{_EITHER}x2,{_EITHER}x2.*|nuc ?ish ?\({_EITHER},{_EITHER}\)x2.*",
         'no fusion among its signals: write "negative"'),
        (r".*negative in \d+ (?:cells|nuclei).*", 'no fusion among its signals: write "negative"'),
        (r"(?:nuc ?ish|fish) ?(?:is )?(?:normal|neg\w*)|neg\w* (?:by|\()?\(?(?:fish|pcr).*",
         'write "negative" where BCR::ABL1 is what was looked for'),
        (r"pos\w* (?:by )?\(?(?:fish|pcr).*|(?:fish|pcr) pos\w*",
         'write "positive" where BCR::ABL1 is what was looked for'),
        (r"(?:detected|pos\w*)? ?\(?(p190|p210|e1a2|e13a2|e14a2|b2a2|b3a2|minor|major)\b.*",
         'write "positive", and genetics.bcr_abl1_transcript = "{0}"'),
        (rf"{_BCR_ABL1}.*(?:음성|陰性|\(-\)|nicht nachweisbar)", 'write "negative"'),
        (rf"{_BCR_ABL1}.*(?:양성|陽性|\(\+\)|nachweisbar)", 'write "positive"'),
        (_BCR_ABL1, 'write "positive" or "negative"'),
        (r"no t\(9;22\).*|no bcr.*|no fusion.*|not amplified",
         'write "negative" where it was looked for'),
        (r"[<>]?\s*[\d.]+ ?%.*", 'a share of transcripts has no field: "positive" or "negative"'),
    ),
    "genetics.kmt2a": (
        (r"(?:nuc ?ish|fish|break-?apart)(?: probe)? ?(?:is )?(?:normal|neg\w*).*|normal|음성|陰性",
         'write "not-rearranged" where KMT2A is what was looked for'),
        (r".*\(-\)", 'write "not-rearranged" where KMT2A is what was looked for'),
        (r".*(?:sep|split signals?|양성|陽性|detected|positive by.*|\(\+\))",
         'write "rearranged" where KMT2A is what was looked for'),
        (r"t\(\d+;\d+\).*|11q23.*",
         'write genetics.karyotype with its bands, or "rearranged" where KMT2A is'),
        (r"kmt2a-?r neg\w*", 'write "not-rearranged"'),
    ),
    "genetics.tp53": (
        (r"neg\w*|not detected|음성|陰性|nicht nachweisbar", 'write "wild-type"'),
        (r"pos\w*|detected|양성|陽性|biallelic|.*[a-z]\d{2,3}(?:[a-z*]|fs).*|c\..*|p\..*",
         'write "mutated" where it is pathogenic'),
        (r"del.*|-17.*|.*17p.*|lo(?:h|ss).*",
         'a loss of 17p stands in genetics.karyotype; here "mutated" or "wild-type"'),
    ),
    "disease.lineage": (
        (r"etp.*|early t.*precursor.*", 'write "t-all", and disease.etp = true'),
        (r"(?:ph|bcr::abl1|philadelphia)(?:\+|[ -]?positive?)? ?(?:b-?)?all",
         'write "b-all", and genetics.bcr_abl1 = "positive"'),
        (r"ph-?like.*", 'write "b-all", and genetics.ph_like = true'),
        (r"(?:mature b.*|burkitt.*|l3)", "a mature B-cell leukaemia is none of these"),
        (r"all|acute lymphoblastic leuk\w+", _LINEAGE_OPEN),
        (r"급성 ?림프(?:모구|구|아구)?성? ?백혈병|急性リンパ性白血病", _LINEAGE_OPEN),
        (r"([bt])(?:[ -]?(?:cell|lymphoid|lineage))?", 'write "{0}-all" or "lbl-{0}"'),
        (r".*b ?-?(?:세포|細胞|前駆|リンパ芽球|linien|zell|vorläufer).*(?:백혈병|白血病|all)",
         'did you mean "b-all"?'),
        (r".*t ?-?(?:세포|細胞|前駆|リンパ芽球|linien|zell|vorläufer).*(?:백혈병|白血病|all)",
         'did you mean "t-all"?'),
        (r".*b.*(?:림프종|リンパ腫|lymphom)", 'did you mean "lbl-b"?'),
        (r".*t.*(?:림프종|リンパ腫|lymphom)", 'did you mean "lbl-t"?'),
        (r".*(?:biphenotyp|bilineal|혼합|混合).*", 'write "mpal"'),
    ),
    "transplants[].type": (
        (r"(?:\d(?:st|nd|rd)|first|second|third) allo.*",
         'write "allogeneic": each transplant has an entry of its own, in their order'),
        (r"haplo.*|mud|msd|mmud|cord|ucb|matched.*",
         'write "allogeneic", and the donor in donor'),
    ),
    "heart.lvef_pct": (
        (r"preserved|good|ok|wnl|intact|보존|保たれている|gut|erhalten",
         'write the share, or "normal" where that is what was found'),
        (r"reduced|low|poor|impaired|mildly .*|감소|低下|eingeschränkt", "write the share"),
    ),
    "disease.marrow_blasts_pct": (
        (r"packed.*|full.*|sheets.*|numerous|many|excess.*|few|rare|no excess",
         'write the share, or a range such as "> 90 %"'),
    ),
    "plan.transplant_intended": ((r"예정|계획|予定|geplant|planned", "write true"),),
    "plan.donor": (
        (r"(?:urd|ud|vud|unrelated|비혈연|非血縁|非血縁者|fremdspender|unverwandt)(?: donor)?",
         _UNRELATED),
        (r"sib(?:ling)?s?|brother|sister|형제|자매|형제자매|同胞|兄弟|geschwister(?:spender)?|bruder",
         _SIBLING),
        (r"schwester", _SIBLING),
        (r"related|family|가족|혈연|血縁|血縁者|familienspender|relative|mother|father|parent|son",
         _RELATED),
        (r"daughter|child|cousin|10/10|8/8|12/12", _RELATED),
        (r"(?:mmrd|mismatched related|mismatched family|[5-7]/10|[3-5]/6|[4-6]/8)(?: .*)?",
         'write "haploidentical" where half of HLA is shared'),
        (r"9/10|7/8|11/12(?: mud)?", 'unrelated it is "mismatched-unrelated"'),
        (r"(?:syngeneic|identical) ?(?:twin)?|twin", "a twin is none of these: leave it out"),
        (r"auto\w*|self", 'own cells have no donor: type = "autologous" in [[transplants]]'),
        (r"pbsc|pb|bm|marrow|bone marrow", 'that is the graft: graft = "pbsc" or "marrow"'),
    ),
    "disease.status": (
        (rf"{_NTH}(?:relapse|재발|再発|rezidiv)|(?:relapse|재발|再発|rezidiv) \d",
         'write "relapsed", and its number in disease.relapse_number'),
        (rf"cr ?[1-4]|{_NTH}(?:cr|complete remission|remission|관해|寛解)", _REMISSION_OF),
        (r"(?:mrd)?[ -]?(?:neg\w*|-) ?(?:cr|remission)|(?:cr|remission)[ ,]*mrd ?(?:-|neg\w*)",
         'write "remission", and mrd.status = "negative"'),
        (r"molecular (?:cr|remission|response)|molcr|cmr|mrd ?(?:-|neg\w*)",
         'write "remission", and mrd.status = "negative"'),
        (r"(?:relapsed?|r)(?:/| and | or | & )(?:refractory|r)|refractory relapse", _TREATED),
        (r"relapse refractory", _TREATED),
        (r"(?:progressive|active|stable|persistent|residual) disease|pd|sd|progress\w*",
         f'{_ACTIVE}, "mrd-positive" where only MRD is left'),
        (r"(?:early|late|very early|isolated|combined) (?:marrow |bm )?relapse",
         'write "relapsed"; when and where have fields of their own'),
        (r".*(?:cns|testi\w+|extramedullary|em|marrow|bm) relapse",
         'write "relapsed", and where in disease.sites'),
        (r"untreated|no treatment|therapy-?naive",
         'write "newly-diagnosed", or "relapsed" where the relapse is untreated'),
        (r"diagnosis|initial diagnosis", 'write "newly-diagnosed"'),
        (r"mrd", 'write "mrd-positive" where there is MRD in remission'),
        (r"on (?:treatment|therapy)|in treatment|follow-?up|alive.*", _OPEN),
    ),
    "mrd.status": (
        (r"([<>≤≥]? ?(?:[\d.]+ ?%|\d+(?:\.\d+)?e-\d+|10\^?-\d+|[\d.]+ ?x ?10\^?-\d+))",
         'write mrd.level_pct = "{0}"'),
        (r"(?:neg\w*|pos\w*) ?\(?([<>≤≥] ?[^()]+)\)?",
         'write the word alone, and mrd.level_pct = "{0}"'),
        (r"0(?:\.0+)?", 'write "negative", or mrd.level_pct = 0'),
        (r"(?:below|under|<) ?(?:the )?(?:lod|loq|detection limit|limit of detection|cut-?off)",
         _BELOW),
        (r"indeterminate|equivocal|borderline|inconclusive|trace|not evalua\w+|판정 ?불가|判定不能",
         _OPEN),
        (r"(?:flow|mfc|pcr|rq-?pcr|ngs) neg\w*", 'write "negative", and mrd.method'),
        (r"(?:flow|mfc|pcr|rq-?pcr|ngs) pos\w*", 'write "positive", and mrd.method'),
        (r"persist\w*|persistent mrd", 'write "positive"'),
        (r"cleared|molecular (?:cr|remission)|molcr|cmr", 'write "negative"'),
    ),
    "mrd.method": (
        (r"(?:rq-?|q|rt-?|dd|digital )?pcr",
         'write "ig-tr-pcr" or "fusion-transcript", by what it amplifies'),
        (r"fish|karyotype|cytogenetics|morphology", "that is no method for MRD here: leave it out"),
    ),
    "mrd.level_pct": (
        (r"<\s*(?:lod|detection limit)",
         'write mrd.status = "negative", or the limit: "< 0.01 %"'),
        (r"([\d.]+) ?[x×] ?10e(-\d+)", 'write "{0}e{1}" for {0} x 10^{1}'),
        (r"(\d+) ?(?:cells? )?(?:per|/|in) ?(?:million|10\^?6).*", 'write "{0}e-6"'),
        (r"(\d+) ?(?:cells? )?(?:per|/|in) ?(?:10\^?5|100,?000).*", 'write "{0}e-5"'),
        (r".*\b(?:is|nis)$", "the international scale is one of transcripts, no share of cells"),
        (r"mr ?[345](?:\.\d)?|cmr|-?\d(?:\.\d)? ?logs?.*",
         "a fall of transcripts is no share of cells: write mrd.status"),
    ),
    "patient.ecog": (
        (r"(?:kps|karnofsky|lansky) ?:?(\d+) ?%?",
         "that is no ECOG: write patient.kps = {0}, or lansky under 16 years"),
        (r"(?:ecog )?(?:ps )?([0-3]) ?(?:/|or) ?([1-4])", 'write "{0}-{1}"'),
        (r"i{1,3}|iv", "write it in figures"),
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
    **{f"antigens.{name}": _ANTIGEN for name in ("cd7", "cd38", "mpo")},
    **{f"antigens.{name}": (*_ANTIGEN, *_SHARE) for name in ("cd19", "cd22")},
}  # fmt: skip
SAID["transplants[].donor"] = SAID["plan.donor"]


def said_of(path: str, text: str) -> str:
    """What to write for words that the field at the path does not take; empty for others."""
    plain = " ".join(folded(text).split())
    for pattern, hint in _patterns(path):
        match = pattern.fullmatch(plain)
        if match:
            return hint.format(*[group or "" for group in match.groups()])
    return ""


@cache
def _patterns(path: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple([(re.compile(pattern), hint) for pattern, hint in SAID.get(path, ())])
