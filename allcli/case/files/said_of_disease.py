"""Words for the leukaemia that mean several things, or something else than their field.

By field: a pattern of what is written, and what to write instead; `{0}` is its first group.
"""

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
CLEAR_CSF = 'write "cns1" where the CSF holds no blasts'
BLASTS = '"cns2" below 5 leucocytes/uL, "cns3" from 5 or with a lesion or a palsy'
OPEN = 'which it is, it does not say: write "unknown", or leave it out'
TREATED = 'write "relapsed" before any treatment of this relapse, "refractory" where that failed'
ACTIVE = 'write "relapsed" after a remission, "refractory" where treatment brought none'
_NTH = r"(?:(\d)(?:st|nd|rd|th|차|回|回目|\.)?|(first|second|third|fourth)) ?"
_TAP_WITH_BLASTS = (
    f"a traumatic tap with blasts: {BLASTS}; by the ratio to the blood where that is raised"
)
_LYMPHOMA = r"(?!.*leuk\w+/)(?:.*[^a-z])?"  # that is not called leukaemia as well
_UNREMARKABLE = r"(?!.*(?:neg\w*|normal|clear|no ))"
_EITHER, _BCR_ABL1 = (
    "(?:abl1|bcr)",
    r"(?:(?:bcr(?:::|-|/)abl1?|ph|t\(9;22\))(?: fusion| chromosome)?)",
)
REMISSION_OF = (
    'write "remission", or "mrd-positive" with MRD, and disease.relapse_number: CR2 is after 1'
)
_BELOW = (
    'write "negative" below the limit of detection; below that of quantification it is "positive"'
)
_LINEAGE_OPEN = 'write "all-unspecified", or the lineage where it is known'
DIM = 'write "dim" for few molecules, "partial" for some blasts; if neither is known, "unknown"'
_ANTIGEN = (
    (r"±|\+/-|\+/\+\+|-/\+|(?:low|dim|weak)/neg\w*|partial/dim|dim/partial|dim to neg\w*", DIM),
    (r"variable|mostly positive|equivocal|downregulated|heterogen|일부 양성|一部陽性", DIM),
    (r"hi|high", 'write "positive"'),
    (r"lo", 'write "dim"'),
)
_SHARE = (
    (r"([<>≤≥]? ?[\d.]+) ?%", 'write the share in the field of per cent: "{0} %"'),
    (r"(?:\+|pos\w*|neg\w*|-|dim|partial)[ ,]*\(?([\d.]+) ?%\)?.*",
     'write the word alone, and the share, "{0} %", in the field of per cent'),
)  # fmt: skip
SAID_OF_DISEASE: dict[str, tuple[tuple[str, str], ...]] = {
    "disease.cns": (
        (rf"(?:{_TRAUMATIC})(?: with| without)? ?{_POSITIVE}", _TAP_WITH_BLASTS),
        (rf"(?:{_TRAUMATIC})[ ,]*(?:without blasts|-|{_NEGATIVE})", CLEAR_CSF),
        (_TRAUMATIC, f'with blasts {BLASTS}; without, "cns1"'),
        (rf"(?:{_CSF}[ :]*)?(?:-|{_NEGATIVE})", CLEAR_CSF),
        (rf"no (?:blasts in (?:the )?csf|{_CSF}(?: disease| involvement| leuk\w+)?)|cns ?0",
         CLEAR_CSF),
        (rf"atraumatic[ ,]*{_NEGATIVE}|.*[ ,]no blasts", CLEAR_CSF),
        (rf"(?:{_CSF}[ :]*)?{_POSITIVE}", f"write {BLASTS}"),
        (r"(?:bloody tap|blasts? ?(?:\+|pos\w*)|.*(?:with|,) ?blasts?\+?|wbc.*blasts?)",
         f"write {BLASTS}"),
        (r".*flow ?(?:\+|pos\w*).*|occult|intermediate",
         "by cytology, not by flow: without blasts there it is \"cns1\""),
        (r".*no malignant cells.*|tlp- .*|무|atraumatic", CLEAR_CSF),
        (rf"{_UNREMARKABLE}.*(?:leptomeningeal|parenchym\w*|mri).*",
         'write "cns3", and the place in cns_sites'),
        (r"zns-befall", f"write {BLASTS}"),
        (r"(?:cns status: ?)?([123])(?: \(.*\)|a)?", 'write "cns{0}"'),
        (r"(?:cns ?)?[123][abc]? ?(?:/|-|to|or) ?(?:cns ?)?[123][abc]?", OPEN),
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
        (r".*transcripts?\b.*", "whether the leukaemia has it: what is left of it now is MRD"),
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
        (rf"{_LYMPHOMA}b(?![a-z]).*(?:림프종|リンパ腫|lymphom\w*)", 'did you mean "lbl-b"?'),
        (rf"{_LYMPHOMA}t(?![a-z]).*(?:림프종|リンパ腫|lymphom\w*)", 'did you mean "lbl-t"?'),
        (r"(?:acute )?mixed[ -]lineage.*|mll.*",
         'write "mpal" for a mixed phenotype; a rearranged MLL is genetics.kmt2a'),
        (r".*(?:biphenotyp|bilineal|혼합|混合).*", 'write "mpal"'),
    ),
    "disease.sites[]": (
        (r"pb|(?:peripheral )?blood", "blood has no place here: write disease.blood_blasts_pct"),
        (r"(?:cns|brain) \(?(.*?)\)?", 'write "cns" here, and the place in disease.cns_sites'),
        (r"extramedullary|em|emd|mass", "write where it is"),
        (r"medulla|medullary|marrow relapse", 'write "marrow"'),
        (r"(?!n/a$).+(?: ?\+ ?| and | & |/|, ?).+", "write each by itself"),
        (r"none|no|-", "a list of none is []"),
    ),
    "genetics.ph_like": (
        (r"crlf2.*|.*(?:jak2|epor|abl[12]|pdgfr|csf1r).*",
         "write true where that makes it Ph-like; abl_class is a field of its own"),
    ),
    "genetics.hypodiploid": (
        (r"near-?haploid.*", "that has 24 to 30 chromosomes, low hypodiploidy 31 to 39"),
    ),
    "genetics.abl_class": (
        (r".*::(?:abl[12]|pdgfr[ab]|csf1r)", 'write true; BCR::ABL1 is genetics.bcr_abl1'),
    ),
    "disease.marrow_blasts_pct": (
        (r"packed.*|full.*|sheets.*|numerous|many|excess.*|few|rare|no excess",
         'write the share, or a range such as "> 90 %"'),
    ),
    "disease.status": (
        (rf"{_NTH}(?:relapse|재발|再発|rezidiv)|(?:relapse|재발|再発|rezidiv) \d",
         'write "relapsed", and its number in disease.relapse_number'),
        (rf"cr ?[1-4]|{_NTH}(?:cr|complete remission|remission|관해|寛解)", REMISSION_OF),
        (r"(?:mrd)?[ -]?(?:neg\w*|-) ?(?:cr|remission)|(?:cr|remission)[ ,]*mrd ?(?:-|neg\w*)",
         'write "remission", and mrd.status = "negative"'),
        (r"molecular (?:cr|remission|response)|molcr|cmr|mrd ?(?:-|neg\w*)",
         'write "remission", and mrd.status = "negative"'),
        (r"(?:relapsed?|r)(?:/| and | or | & )(?:refractory|r)|refractory relapse", TREATED),
        (r"relapse refractory", TREATED),
        (r"(?:progressive|active|stable|persistent|residual) disease|pd|sd|progress\w*",
         f'{ACTIVE}, "mrd-positive" where only MRD is left'),
        (r"(?:early|late|very early|isolated|combined) (?:marrow |bm )?relapse",
         'write "relapsed"; when and where have fields of their own'),
        (r".*(?:cns|testi\w+|extramedullary|em|marrow|bm) relapse",
         'write "relapsed", and where in disease.sites'),
        (r"no treatment|therapy-?naive",
         'write "newly-diagnosed", or "relapsed" where the relapse is untreated'),
        (r"diagnosis|initial diagnosis", 'write "newly-diagnosed"'),
        (r"mrd", 'write "mrd-positive" where there is MRD in remission'),
        (r"(?:.* )?rel\.?|r(?:el)?\d|relapse ?#\d|첫 ?재발|初回再発",
         'write "relapsed", and its number in disease.relapse_number'),
        (r"cr ?\d?[ ,]*mrd ?(?:\+|pos\w*)|.*cr\d?[ ,]*mrd ?\+|mrd ?\+ ?cr ?\d?",
         'write "mrd-positive", and disease.relapse_number'),
        (r".*mrd ?(?:\+|양성|陽性).*|미세잔존질환.*|分子(?:学的)?再発|mole[ck]ula\w* rezidiv",
         'write "mrd-positive" where there is MRD in remission'),
        (r"mrd-rezidiv", 'write "mrd-positive" where there is MRD in remission'),
        (r".*mrd[ -]neg\w*.*", 'write "remission", and mrd.status = "negative"'),
        (r"(?:難治|再発).*(?:難治|再発)性?|재발성?/불응성?", TREATED),
        (r"불응성 ?재발|rezidiv/refraktär", TREATED),
        (r".+(?:재발|再発)|rezidiv .*", 'write "relapsed"'),
        (r"active|nd|newly dx|frontline|induction|consolidation|maintenance|ccr",
         'how the leukaemia stands is asked: write "newly-diagnosed", "remission" or another'),
        (r"on (?:treatment|therapy)|in treatment|follow-?up|alive.*", OPEN),
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
         OPEN),
        (r"(?:flow|mfc|pcr|rq-?pcr|ngs) neg\w*", 'write "negative", and mrd.method'),
        (r"(?:flow|mfc|pcr|rq-?pcr|ngs) pos\w*", 'write "positive", and mrd.method'),
        (r"persist\w*|persistent mrd", 'write "positive"'),
        (r"(?:mrd|미세잔존질환|微小残存病変) ?\(?(?:-|음성|陰性)\)?", 'write "negative"'),
        (r"(?:mrd|미세잔존질환|微小残存病変) ?\(?(?:\+|양성|陽性)\)?", 'write "positive"'),
        (r"(?:음성|陰性|양성|陽性|pos\w*|pnq|detectable|mrd level) ?\(?([<>]?\d[\d.e-]* ?%?)\)?",
         'write the word alone, and mrd.level_pct = "{0}"'),
        (r"positive,? not quantified|under threshold", _BELOW),
        (r"n\.?d\.?|not informative|no marker|failed", OPEN),
        (r"cleared|molecular (?:cr|remission)|molcr|cmr", 'write "negative"'),
    ),
    "mrd.method": (
        (r"(?:rq-?|q|rt-?|dd|digital )?pcr",
         'write "ig-tr-pcr" or "fusion-transcript", by what it amplifies'),
        (r"fish|karyotype|cytogenetics|morphology", "that is no method for MRD here: leave it out"),
    ),
    "mrd.level_pct": (
        (r"<\s*(?:lod|detection limit)", 'write mrd.status = "negative", or the limit: "< 0.01 %"'),
        (r"([\d.]+) ?[x×] ?10e(-\d+)", 'write "{0}e{1}" for {0} x 10^{1}'),
        (r"(\d+) ?(?:cells? )?(?:per|/|in) ?(?:million|10\^?6).*", 'write "{0}e-6"'),
        (r"(\d+) ?(?:cells? )?(?:per|/|in) ?(?:10\^?5|100,?000).*", 'write "{0}e-5"'),
        (r".*\b(?:is|nis)$", "the international scale is one of transcripts, no share of cells"),
        (r"mr ?[345](?:\.\d)?|cmr|-?\d(?:\.\d)? ?logs?.*",
         "a fall of transcripts is no share of cells: write mrd.status"),
    ),
    **{f"antigens.{name}": _ANTIGEN for name in ("cd7", "cd38", "mpo")},
    **{f"antigens.{name}": (*_ANTIGEN, *_SHARE) for name in ("cd19", "cd22")},
}  # fmt: skip
