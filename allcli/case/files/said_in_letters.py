"""Further words for the leukaemia, as letters and tables in four languages have them.

Asked after the words of `said_of_disease`; by field likewise, a pattern and what to write instead.
"""

from allcli.case.files.said_of_disease import (
    ACTIVE,
    BLASTS,
    CLEAR_CSF,
    DIM,
    OPEN,
    REMISSION_OF,
    TREATED,
)

FIGURES = "figures and letters mean what their table says: write the word"
_NTH_RELAPSE = 'write "relapsed", and its number in disease.relapse_number'
_REFRACTORY = 'write "refractory" where no treatment brought a remission, "relapsed" after one'
_MRD_LEFT = 'write "mrd-positive" where there is MRD in remission'
_NOT_DONE = 'write "not-done", or leave it out'
_PAST_CNS = "write how it stands now, and disease.cns_past = true"
_LOST = 'write "negative" where all blasts have lost it, "partial" where some have'
_NO_FUSION, _FUSION = 'write "negative"', 'write "positive"'
_SHARE = "write the word, and the share of positive blasts in the field of per cent"
_PALSY = 'write "cns3" where the leukaemia is its cause, and cns_sites = ["cranial-nerve"]'
_BELOW_QUANTIFIABLE = 'found, though below the quantifiable range: write "positive"'
_ALONE = "write the word alone, and the level in mrd.level_pct"
_LIKE = "that is genetics.ph_like; a fusion of ABL1 with another gene is abl_class"
_GENOTYPE = 'write "mutated" where a variant is pathogenic, "wild-type" where none was found'
_ANTIGEN = (
    (r"cd\d+ ?(?:\+|-|pos\w*|neg\w*|\(\+\)|\(-\))", "write the word alone"),
    (r"cd\d+[- ]negative subclone", 'write "partial"'),
    (r".*\d ?%.*|0?\.\d+|\d{2,3}", _SHARE),
    (r"neg\w*\.? ?\(.*\)", 'write "negative", and when it was looked for'),
    (r"mfi.*|[12]\+|decreased|down-?modulated", 'write "dim" where that is meant'),
    (r"(?:antigen )?loss(?: of cd\d+)?|escape|.*escape\)|verlust|(?:항원 ?)?소실|消失|음성 ?전환",
     _LOST),
    (r"陰性化", _LOST),
    (r"일부 ?소실|一部(?:欠失|消失)|teils pos\w*|부분 ?양성", 'write "partial"'),
    (r"양성 ?\((?:약|weak|dim)\)|약 ?양성", 'write "dim"'),
    (r"강 ?양성|強陽性|stark pos\w*|유지|保持|erhalten|moderate to bright", 'write "positive"'),
    (r"(?:.*[/ ,(-])?(?:dim|weak)(?:[/ ,)-].*)?|.*heterogen.*|pos\w*/dim|var", DIM),
    (r"masked|not evaluable|n\.?e\.?", OPEN),
)  # fmt: skip
SAID_IN_LETTERS: dict[str, tuple[tuple[str, str], ...]] = {
    "disease.status": (
        (r"", _MRD_LEFT),
        (r"(?:mrd|molecul\w+|molekul\w+) ?(?:reappearance|recurrence|persistence|left)", _MRD_LEFT),
        (r"미세잔존\w* ?재발", _MRD_LEFT),
        (r"persist\w* mrd|.*(?:cr|remission)[ ,]+mrd ?(?:\+|pos\w*)|미세잔존질환 ?재발", _MRD_LEFT),
        (r"(?:r/r|relapsed?/refractory|refractory/relapsed?)(?: .*)?", TREATED),
        (r"never (?:in|achieved|reached) (?:cr|remission)|(?:初回)?寛解導入不能|일차 ?불응성?",
         _REFRACTORY),
        (r"(?:primär |therapie)refraktär|불응성 ?질환|난치성|refraktäre .*", _REFRACTORY),
        (r"p\.?r|partial (?:remission|response)|非寛解|progredient|부분 ?관해|部分寛解", ACTIVE),
        (r"h?cr|chr|(?:in )?(?:voll|komplett\w*[ -]?)remission|.*관해 ?유지 ?중?", REMISSION_OF),
        (r".*(?:第? ?[1-9一二三四]|[1-9]) ?(?:寛解).*|.*寛解中", REMISSION_OF),
        (r".*rel\w*[. ]+\d.*|.*[≥>1-9].*relapse.*|(?:erst|zweit|dritt)rezidiv", _NTH_RELAPSE),
        (r".*第? ?[1-9一二三四] ?再発", _NTH_RELAPSE),
        (r"(?:früh|spät|im |knochenmark)rezidiv|im rezidiv|재발(?:함|됨| ?상태| ?중)|再発(?:中|期)",
         'write "relapsed"'),
        (r".*relapse.*", 'write "relapsed"; when, where and which have fields of their own'),
        (r"(?:therapie)?naiv|therapienaiv|치료 ?전|未治療|unbehandelt",
         'write "newly-diagnosed", or "relapsed" where the relapse is untreated'),
        (r"[a-z0-9]|\d:.*", FIGURES),
    ),
    "disease.lineage": (
        (r"98(?:11|12|13|17)/3", 'a code of ICD-O-3: did you mean "b-all"?'),
        (r"9837/3", 'a code of ICD-O-3: did you mean "t-all"?'),
        (r"c91\.?0\d?|983[56]/3|all[ -]l[12]", 'write "all-unspecified", or the lineage'),
        (r"cml.*(?:lbc|lymphoid|blast).*", "write the lineage, and disease.cml_blast_phase = true"),
        (r"near-?etp.*", 'write "t-all", and whether it is ETP in disease.etp'),
        (r"(?:t-?lbl/(?:t-?)?all|t-?all/(?:t-?)?lbl)", 'write "t-all" or "lbl-t", whichever it is'),
        (r"(?:b-?lbl/(?:b-?)?all|b-?all/(?:b-?)?lbl)", 'write "b-all" or "lbl-b", whichever it is'),
        (r"(?:mpal[ ,]*)?([bt])/my(?:eloid)?(?: mpal)?", 'write "mpal-{0}-myeloid"'),
        (r"(?:mpal[ ,]*)?[bt]/[bt](?: mpal)?|混合表現型.*|혼합표현형.*", 'write "mpal"'),
        (r"alal|ambiguous.*", 'write "mpal" or "aul", whichever it is'),
        (r"b-?all[ ,]+(?:ph|bcr).*", 'write "b-all", and genetics.bcr_abl1'),
        (r"(?:kmt2a|mll)-?r b-?all|b-?all[ ,]+(?:kmt2a|mll).*",
         'write "b-all", and genetics.kmt2a'),
        (r"reife b.*|バーキット.*|버킷.*", "a mature B-cell leukaemia is none of these"),
        (r"(?:pro|pre|common|c)[ -]?b?(?:-?all)?(?: \(.*\))?|b[ -]other|cd10 ?\+ b-?all",
         'write "b-all" where that is meant'),
        (r"b ?림프모구.*", 'write "b-all" where that is meant'),
        (r"thymic.*|(?:pre|pro)[ -]?t|t ?림프모구 ?백혈병", 'write "t-all"'),
    ),
    "disease.cns": (
        (r"(?:cns|zns)[ :-]*(?:grade|status|stage|stadium)?[ :-]*([123])[abc]?(?:相当|군)?",
         'write "cns{0}"'),
        (r".*(?:not done|no lp|deferred|ausstehend|미시행|未施行).*", _NOT_DONE),
        (r"(?:past|previous|prior|initial|h/o|hx|z\.n\.).*|.*(?:now|since) (?:clear|neg).*",
         _PAST_CNS),
        (r"(?:.* )?(?:palsy|parese|lähmung)|.*마비|.*麻痺", _PALSY),
        (r"chloroma.*", 'write "cns3", and the place in cns_sites'),
        (r".*(?:w/o|without|0|no|ohne|keine) (?:blast\w*|blasten|zellen).*|acellular", CLEAR_CSF),
        (r"hypocellular.*", CLEAR_CSF),
        (r"kein\w* (?:zns|befall).*|liquor o\.? ?b\.?|.*(?:\(-\)|細胞診陰性|浸潤なし|침범 ?없음)",
         CLEAR_CSF),
        (r"tlp ?\+.*|.*blast.*|.*(?:\(\+\)|浸潤あり|침범)", f"write {BLASTS}"),
        (r"[yn0-9]", FIGURES),
    ),
    **{f"antigens.{name}": _ANTIGEN for name in ("cd7", "cd38", "mpo", "cd19", "cd22")},
    **dict.fromkeys(("antigens.cd19_pct", "antigens.cd22_pct", "antigens.cd20_pct"), (
        (r"(?:über|mehr als) ([\d.]+) ?%?", 'write "> {0} %"'),
        (r".*\(([\d.]+ ?%)\)", 'write "{0}"'),
        (r"([\d.]+) ?(?:percent|prozent|per cent|％|퍼센트|パーセント)", 'write "{0} %"'),
        (r"mfi.*|.*molecules.*", "how bright it is, is no share of blasts: leave it out"),
        (r"most|majority|all|subset|few|대부분|大部分", 'write the share, or a range: "> 50 %"'),
    )),
    "mrd.status": (
        (r"(?:u?mrd ?-?[3-6])(?: ?(?:neg\w*|-))?|neg\w* ?(?:at|bei|<|\() ?.*\d.*",
         'write "negative", and below which limit in mrd.level_pct, such as "< 1e-5"'),
        (r"(?:음성|미검출|陰性) ?\(.*\d.*\)",
         'write "negative", and below which limit in mrd.level_pct, such as "< 1e-5"'),
        (r"(?:\+ve|pos\w*|양성|陽性)[ ,(]+.*(?:<|below|under).*|.*below (?:qr|the quantif\w+).*",
         _BELOW_QUANTIFIABLE),
        (r"pos\w* n\.? ?q\.?|定量(?:下限|限界)未満|정량 ?한계 ?미만", _BELOW_QUANTIFIABLE),
        (r"(?:\+ve|pos\w*|양성|陽性)[ ,(]+.*\d.*", _ALONE),
        (r"(?:検出)?感度(?:以下|未満)|검출 ?한계 ?미만|molekular neg\w*|.+陰性|.*陰性化|.+음성",
         'write "negative"'),
        (r"음성 ?\(.*\)", 'write "negative"'),
        (r"mol(?:ecular |ekulares )?(?:rel\w*|rezidiv)|.*(?:left|reappear\w*)|검출됨|.+陽性|.+양성",
         'write "positive"'),
        (r"residual blasts", 'write "positive"'),
        (r"(?:mrd )?(?:low|high|intermediate)(?:[ -]?(?:level|mrd|pos\w*))?|high mrd|stable|rising",
         'write "positive", and the level in mrd.level_pct'),
        (r"(\d*\.?\d+)", 'write mrd.level_pct = "{0} %" where it is in per cent'),
    ),
    "mrd.level_pct": (
        (r"10-(\d)", 'write "1e-{0}" for 10 to the power of minus {0}'),
        (r"(.*\d(?: ?%)?) ?\((?:flow|ngs|pcr|ig/?tr|mfc)\)", 'write "{0}", and mrd.method'),
        (r".*copies.*", "a ratio of transcripts is no share of cells: write mrd.status"),
        (r"(\d+) cells?/1e(\d)", 'write "{0}e-{1}"'),
        (r"(\d+)/(?:1(0+))", 'write the share: "1 in 1{1}" is {0} times that'),
        (r"< ?(?:ll?oq|qr)|below (?:qr|ll?oq)|lo[dq]",
         'write mrd.status, and the limit: "< 0.01 %"'),
        (r"([\d.]+) ?(?:‰|per mille|promille)", "a tenth of that is the share in per cent"),
        (r"([\d.]+) ?(?:percent|per cent|prozent|퍼센트)", 'write "{0} %"'),
    ),
    "genetics.bcr_abl1": (
        (r"(?:bcr(?:::|-|/)abl1?) p(?:190|210).*",
         'write "positive", and genetics.bcr_abl1_transcript'),
        (r"cml.*", 'write "positive", and disease.cml_blast_phase = true'),
        (r"ph[ -]?like|like|.*::abl1", _LIKE),
        (r"(?:fish )?0/\d+.*|(?:.*nicht nachgewiesen)|.*(?:음성|陰性)|loss of bcr", _NO_FUSION),
        (r"fish [\d.]+ ?%|[\d.]+ ?% (?:of|der) .*|variant ph|der\(22\).*|.*(?:양성|陽性|positiv)",
         _FUSION),
        (r"nuc ?ish.*con.*", _FUSION),
        (r"\d\d,.*", "write it in genetics.karyotype"),
    ),
    "genetics.kmt2a": (
        (r"kmt2a::.*|(?:mll|kmt2a) ?\+|再構成あり|.*재배열 ?\(\+\)", 'write "rearranged"'),
        (r"(?:mll|kmt2a) ?-|no 11q23.*|nuc ?ish\(kmt2ax2\).*|germline.*",
         'write "not-rearranged" where KMT2A is what was looked for'),
        (r".*(?:재배열 ?음성|再構成なし)|nicht rearrangiert|rearr\w* (?:neg\w*\.?|-|not .*|absent)",
         'write "not-rearranged" where KMT2A is what was looked for'),
        (r".*(?:amplif|gain|ptd|delet|\bdel\b|3 copies).*",
         "a gain, a loss or a tandem duplication is no rearrangement"),
    ),
    "genetics.tp53": (
        (r"(?:mut\w*[ (]*)?vaf.*|.*(?:het|hom)|germline.*|변이 ?검출|変異(?:あり|陽性)",
         'write "mutated" where it is pathogenic'),
        (r"mut\w* nachgewiesen", 'write "mutated" where it is pathogenic'),
        (r"wt/wt|no pathogenic.*|돌연변이 ?없음|정상|変異なし|野生型|keine mut\w*|unauffällig|vus",
         _GENOTYPE),
        (r".*(?:ihc|overexpress|stain).*", "a stain is no sequence: leave it out"),
    ),
    "disease.sites[]": (
        (r"(?:r|l|rt|lt|left|right|both)?[. ]*test\w+.*|睾丸", 'write "testis"'),
        (r"km|mark", 'write "marrow"'),
        (r"(?:cervical |axillary |inguinal |mediastinal )?(?:ln|lns|lymph nodes?)|mediastin\w*.*",
         'write "other"'),
        (r"myeloid sarcoma|.*splenomegaly|hepato.*|milz|leber|비장|간|脾|肝", 'write "other"'),
        (r"(?:isolated )?(?:em|extramedullary)(?: \(.*\))?", "write where it is"),
        (r".+[・·].+", "write each by itself"),
    ),
    "genetics.ph_like": (
        (r".*(?:crlf2|lda|tlda|signature).*", "write true where that makes it Ph-like"),
        (r"bcr(?:::|-)abl1?-like", "write true"),
    ),
}  # fmt: skip
