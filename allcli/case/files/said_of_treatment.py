"""Further words for transplants, lines, serology, pregnancy and size, as letters have them.

Asked after the words of `said_of_history`; by field likewise, a pattern and what to write instead.
"""

_BOTH_GRAFTS = "which it is, it does not say: leave it out"
_TRUE, _FALSE = "write true", "write false"
_BY_DOSE = 'by the doses: write "mac", "ric" or "nma"'
_LEFT_OPEN = 'write "unknown", or leave it out'
_CORE = 'write "resolved" where antigen, DNA or RNA is gone; a vaccination alone is "negative"'
_ANTIGEN = 'write "active" where there is antigen, DNA or RNA'
_POSITIVE = r"(?:\+|pos\w*|reactive|양성|陽性)"
_NEGATIVE = r"(?:-|neg\w*|non-?reactive|음성|陰性)"
_HEPATITIS = (
    (r"non-?reactive|0|hbs-?ag ?-", 'write "negative" where core antibody is negative too'),
    (r"reactive", "of which test? " + _ANTIGEN),
    (rf".*(?:core|hbc|c抗体).*{_POSITIVE}", _CORE),
    (rf".*hbs.*{_POSITIVE}.*", _ANTIGEN),
    (r".*(?:보유자|キャリア|träger)", _ANTIGEN),
    (r"immun\w*|ausgeheilt|완치|既往感染", _CORE),
)
_NOT_IN_A_LIST = (
    (r"(?:no|not|none|kein\w*) .*|.*[?？]|.*(?:없음|なし)",
     "a list names what is so: leave out what is not, or is not known"),
)  # fmt: skip
SAID_OF_TREATMENT: dict[str, tuple[tuple[str, str], ...]] = {
    "transplants[].type": (
        (r"auto[-/ +]?allo|tandem.*", "each transplant has an entry of its own"),
        (r"allo ?#?\d", 'write "allogeneic": each transplant has an entry of its own'),
        (r"syngen\w*", "an identical twin's is neither: leave it out"),
        (r"cbt|ucbt", 'write "allogeneic", and graft = "cord"'),
        (r"h?sct|hct|bmt|bone marrow|pbsct", 'write "allogeneic" or "autologous"'),
    ),
    "transplants[].graft": (
        (r".+(?:\+|/| and | und |・).+", _BOTH_GRAFTS),
        (r"peripher\w*|apheresis|말초|末梢", 'write "pbsc"'),
        (r"km|knochenmark", 'write "marrow"'), (r"(?:cb|ucb|cord).*", 'write "cord"'),
    ),
    "transplants[].intensity": (
        (r"(?:rtc|reduced[- ]tox\w*|.*flamsa.*)", _BY_DOSE),
        (r"(mac|ric|nma)[ (/-]+(?!mac|ric|nma).*", 'write "{0}" alone'),
        (r"(?:mac|ric|nma)/.*", _BY_DOSE),
        (r"myelo\w*|full|골수파괴|骨髄破壊\w*", 'write "mac"'),
        (r"減量|감량|비골수파괴.*", 'write "ric" or "nma"'),
        (r"(?:flu|bu|cy|mel|tbi|treo|tt).*", _BY_DOSE),
    ),
    "transplants[].tbi": (
        (r"(?:no|kein\w*|ohne) tbi|0 ?c?gy|tli|total lymphoid.*", _FALSE),
        (r"(?:f?tbi )?[\d.]+ ?c?gy.*|fractionated|f?tbi.*", _TRUE),
    ),
    "lines[].purpose": (
        (r"conditioning|konditionierung|전처치|前処置", "conditioning stands in [[transplants]]"),
        (r"1l|first", 'write "frontline"'),
        (r"[2-9]l|salvage ?#?\d", 'write "salvage"'),
        (r"mrd-directed", 'write "consolidation" in first remission, else "salvage"'),
        (r"prephase|vorphase|cns prophyl\w*|it prophyl\w*",
         "it is part of the line beside it: leave it out"),
        (r"유지 ?요법|維持療法", 'write "maintenance"'),
        (r"구제 ?요법|救援療法", 'write "salvage"'),
    ),
    "gvhd.steroid_refractory": (
        (r"(?:steroid[- ])?depend\w*|abhängig|의존성?|依存性?",
         "dependence is no refractoriness: write false where there was a response"),
        (r"sr|(?:steroid[- ])?refract\w*|refraktär|resistan\w*|저항성?|抵抗性?|불응성?|不応",
         _TRUE),
        (r"(?:partial |complete )?respon\w*|cr|pr", _FALSE),
    ),
    "disease.extramedullary": (
        (r"(?:yes|ja|pos\w*|\+).*|testis|testes|breast|skin|lymph.*",
         "write true, and where in sites"),
        (r"cns(?: only)?|zns",
         "write the CNS in disease.cns; true where there is other disease too"),
    ),
    "patient.pregnant": (
        (rf".*(?:hcg|schwangerschaftstest|임신반응).*{_NEGATIVE}|{_NEGATIVE}.*hcg.*", _FALSE),
        (r"nicht schwanger|post-?partum|n/a.*male.*", _FALSE),
        (rf".*hcg.*{_POSITIVE}|schwanger|gravid\w*", _TRUE),
        (r"(?:g\d+ ?)?(?:임신|妊娠)? ?(\d+)(?:\+\d)? ?(?:wks?|weeks?|주|週|ssw)",
         "write true, and gestation_weeks = {0}"),
        (r"g\d+p\d+.*", "how often says nothing of now: write true or false"),
    ),
    "exposure.failed[]": (
        (r"(?:tkis?|imatinib|dasatinib|nilotinib|bosutinib|ponatinib|asciminib)(?:[ ,].*)?",
         "a TKI that failed stands in exposure.tkis_failed"),
        *_NOT_IN_A_LIST,
    ),
    "exposure.not_tolerated[]": _NOT_IN_A_LIST,
    "exposure.hypersensitivity[]": _NOT_IN_A_LIST,
    "liver.hepatitis_b": _HEPATITIS,
    "liver.hepatitis_c": _HEPATITIS,
    "patient.weight_kg": (
        (r"([\d.]+) ?(?:st|stones?)\b.*", "a stone is 6.35 kg: write the kg"),
        (r"([\d.]+) ?kg \(.*\)", "write {0}"),
    ),
    "patient.height_cm": (
        (r"""(\d) ?(?:'|ft|feet) ?(\d+) ?(?:"|''|in|inch\w*)?""",
         "write the cm: a foot is 30.48, an inch 2.54"),
    ),
    "labs.inr": (
        (r"normal|wnl|정상|正常", "write the ratio: about 1 is normal"),
        (r"(?:quick ?)?[\d.]+ ?%|pt .*", "a time or a share of normal is no INR: leave it out"),
    ),
    "heart.qtcf_ms": (
        (r"([\d.]+) \((?:fridericia|qtcf)\)", "write {0}"),
        (r"normal|prolonged|verlängert|연장|延長", "write the ms by Fridericia"),
    ),
    "lung.dyspnoea": (
        (r"(?:mmrc|mrc) ?\d|exertion\w*|labour|\d", 'write "none", "slight-activity" or "at-rest"'),
        (r".*(?:없음|なし)|keine?", 'write "none"'),
    ),
    **dict.fromkeys(("lung.dlco_pct", "lung.fev1_pct"), (
        (r"(?:dlco|fev1|adj\w*\.?) ?([\d.]+ ?%?)", 'write "{0}"'),
        (r"normal|reduced|정상|低下|감소", "write the share of what is predicted"),
    )),
    "lines[].cycles": (
        (r"(\d+) (?:of|von|/) \d+", 'write "{0}"'), (r"c(\d+)d\d+", 'write "{0}"'),
        (r"i{1,3}|one|two|three|four|partial.*|\d\.\d", "write a whole number, of those begun"),
        (r"ongoing|laufend|진행 ?중", "write those begun, or leave it out"),
    ),
}  # fmt: skip
