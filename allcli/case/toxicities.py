"""Toxicities of a line of therapy, read from the words that people write, with their grade.

Grades are CTCAE's, 1 to 5. A word that is not in the table is not read; a toxicity that is denied
in the same words is not one.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from allcli.case.agents.words import CLAUSES, DOUBTFUL
from allcli.case.toxicity_grade import Grades, grades_in

ToxicityKind = str

# Neither cramps, nor attacks of asthma, gout, angina, panic or ischaemia, nor what is paroxysmal.
SEIZURE = (
    r"seizure(?!-like)|convuls|status epilept|krampfanf|(?<!筋)(?:けいれん|痙攣)|"
    r"てんかん(?:発作|重積)|"
    r"(?<!근육)(?<!근육 )(?<!기관지)(?<!기관지 )(?<!혈관)(?<!혈관 )경련|"
    r"(?<!천식)(?<!천식 )(?<!통풍)(?<!통풍 )(?<!협심증)(?<!협심증 )(?<!허혈)(?<!허혈 )(?<!허혈성)"
    r"(?<!허혈성 )(?<!공황)(?<!공황 )(?<!심장)(?<!심장 )발작(?!성)"
)
# Neither of the bowel, nor what goes into the spinal canal or is taken from it.
_NERVES = (
    r"paraly(?!tic ileus|tischer ileus)|(?<!장)(?<!장 )마비(?!성 ?(?:장|일레우스))|"
    r"(?<!腸)(?<!腸管)麻痺(?!性 ?(?:イレウス|腸))|"
    r"척수(?!강|액| ?천자| ?검사| ?주사)|脊髄(?!液|腔|穿刺)|"
    r"의식 ?(?:저하|소실|장애|변화|혼탁|불명|상실|없)|意識(?:障害|消失|低下)"
)

_WORDS: dict[ToxicityKind, str] = {
    "neuropathy": r"neuropath|(?:par|hypo?|dys)a?esthe|numbness|tingling|sensory|tactile|guillain|"
    r"\bgbs\b(?! (?:seps|bacter|infect|mening|pneumo))|"
    r"(?:motor|limb|leg) weakness|foot drop|areflex|radiculit|"
    r"polyneurop|말초신경|末梢神経|神経障害|길랭|감각 ?이상|저림|しびれ",
    "cerebellar": r"cerebell|ataxia|dysmetria|nystagm",
    "neurotoxicity": r"neurotox|\bicans(?:\d|\b)|encephalopath|epilep|aphasi|confus|delir|"
    r"dysarthr|sprachstör|실어|失語|言語障害|せん妄|"
    r"somnol|\bcoma|tremor|leukoenceph|\bpres\b|myelopath|(?:para|quadri|tetra)(?:ple|par)|"
    r"myelitis|encephalit|spinal cord|stroke-like|lähmung|verwirr|dysphas|hemipar|hemipl|"
    rf"신경독성|뇌병증|섬망|神経毒性|脳症|{_NERVES}|{SEIZURE}",
    "crs": r"\bcrs(?:\d|\b)|cytokine|사이토카인|サイトカイン",
    "hlh": r"\bhlh\b|ha?emophagocyt|macrophage activation|\bmas\b|iec-hs",
    "vod": r"\bvod(?:\d|\b)|\bsos\b|veno-?occlus|sinusoidal|간정맥폐쇄|類洞閉塞|肝中心静脈",
    "hepatotoxicity": r"hepat|liver|transamin(?:as|it)|bilirubin|jaundice|\balt\b|\bast\b|\blft|"
    r"leber|간독성|간수치|황달|肝障害|黄疸",
    "pancreatitis": r"pan[ck]r[eé]atit|lipase|amylase|췌장염|膵炎",
    "thrombosis": r"thrombo(?!cytop|pen)|\bdvt\b|\bpe\b|embol|\bcvst\b|sinus vein|혈전|血栓",
    "haemorrhage": r"ha?emorrhag|bleed|출혈|出血",
    "hypersensitivity": r"hypersens|allerg|anaphyla|infusion reaction|urticaria|과민|"
    r"아나필락|알레르기|アレルギー|アナフィラ|過敏",
    "arterial": r"arterial(?! hypertens| line| blood| punct)|(?<!bone )(?<!pulmonary )infar[ck]t|"
    r"\b(?:n?ste|a|)mi\b|schlaganfall|\btia\b|cerebrovascular acc|coronary|"
    r"(?<!heat )stroke(?!-like| volume)|\bpad\b|"
    r"\bpaod\b|claudicat|angina|arter\w+ occlus|occlus\w+ of (?:the |an )?\w* ?arter|ischa?em|"
    r"뇌졸중|뇌경색|심근경색|허혈성? ?발작|(?<!肺)(?<!骨)梗塞",
    "cardiotoxicity": r"cardiotox|cardiomyopath|heart failure|cardiac|lvef|ejection fraction|"
    r"\bef (?:drop|fall|fell|reduc|decreas)|"
    r"myocarditis|arrhythm|fibrillation|\bav block|(?<!sinus )(?:brady|tachy)card|"
    r"herzinsuff|심부전|심독성|부정맥|心不全|心毒性|不整脈",
    "qt": r"\bqtc?f?\b|torsade",
    "effusion": r"effusion|fluid retention|o?edema|capillary leak",
    "infection": r"infect|seps|septic|pneumonia|fung|asperg|candid|bacter|viral|\bcmv\b|"
    r"감염|敗血|感染",
    "cytopenia": r"cytopen|neutropen|thrombocytop|ana?emia|aplasia|myelosuppress|\banc\b",
    "kidney": r"renal|kidney|nephro|creatinin|\baki\b|신부전|腎",
    "gvhd": r"\bgvhd\b|graft[- ]versus",
    "differentiation": r"differentiation",
    "tumour-lysis": r"tumou?r lysis|\btls\b",
    "mucositis": r"mucosit|stomatit|구내염|口内炎|diarrh|ileus|colitis|typhlitis|vomit|nausea",
    "lung": r"pneumonitis|lung|pulmonary(?! embol)|respirat|dyspn|hypox",
    "skin": r"rash|skin|dermat|erythem|hand-foot",
    "hyperglycaemia": r"hyperglyc|diabet",
    "osteonecrosis": r"osteonecro|avascular necrosis|\bavn\b",
}
KINDS: tuple[ToxicityKind, ...] = tuple(_WORDS)
# What a match of one kind takes away from another: a disease of the liver is no other harm to it.
_RATHER: dict[ToxicityKind, tuple[ToxicityKind, ...]] = {
    "vod": ("hepatotoxicity",),
    "neuropathy": ("neurotoxicity",),
    "thrombosis": ("lung",),
    "infection": ("lung",),
}

# What is said of a toxicity that was feared, looked for or prevented, or was another's, or that of
# another drug than those for leukaemia.
_NOT_HAD = (
    r"(?i)\b(?:suspected|suspicion|suspect|susp|presumed|ruled out|rule out|r/o|unlikely|unclear|"
    r"family|mother|father|risk|prophyla\w+|prevent\w*|screening|mimic\w*|"
    r"negative|free of|penicillin|antibiotics?|contrast|transfusion|latex|food|seasonal|"
    r"pollen)\b|의심|疑い|가족력|예방|予防|배제|음성|陰性|除外"
)


# CRS 2/ICANS 1: each has its own grade, whatever stands between them.
_GRADED_PAIR = (
    r"(?i)(\b(?:crs|icans|neurotox\w*)(?:\s|grade|gr\.?|g|[:=])*(?:[0-5]|iv\b|i{1,3}\b))"
    r"\s*(?:[/+&]|and|und)?\s*(?=\b(?:crs|icans|neurotox))"
)
_GRADE_FIRST = (
    r"(?i)(\b(?:g|gr\.?|grade)\s?(?:[0-5]|iv|i{1,3})\s+(?:crs|icans|neurotox\w*))"
    r"\s*(?:[/+&]|and|und)\s*(?=(?:g|gr\.?|grade)\s?[0-5i])"
)


def is_doubtful(clause: str) -> bool:
    """Whether a clause names a toxicity without saying that it was there."""
    return bool(re.search(DOUBTFUL, clause) or re.search(_NOT_HAD, clause))


class Harm(NamedTuple):
    """A kind of toxicity, the least and the most of its worst grade; `certain` where not denied."""

    kind: ToxicityKind
    grades: Grades | None = None
    certain: bool = True


@lru_cache(maxsize=1024)  # asked by several parts of one case
def toxicities(text: str) -> tuple[Harm, ...]:
    """Every toxicity that a text names; none for words that are not understood."""
    read = [
        Harm(kind, grades, not is_doubtful(clause))
        for clause, grades in graded_clauses(text)
        for kind in _kinds(clause)
    ]
    return tuple(dict.fromkeys(read))


def graded_clauses(text: str) -> list[tuple[str, Grades | None]]:
    """The clauses but those of grade 0, each with its grade.

    One that stands behind, as in `CRS (grade 2)`, or is the only one, is that of a clause, too.
    """
    denied = re.sub(r"\s*[(（]\s*[-−－]\s*[)）]", " negative", text)  # CRS(-)
    for pair in (_GRADED_PAIR, _GRADE_FIRST):
        denied = re.sub(pair, r"\1, ", denied)
    clauses = [clause for clause in re.split(CLAUSES, denied) if clause.strip()]
    own = [grades_in(clause) for clause in clauses]
    only = grades_in(text) if len(own) - own.count(None) == 1 else None
    bare = [None if _kinds(clause) else grades for clause, grades in zip(clauses, own, strict=True)]
    read = [
        (clause, grades or behind or only)
        for clause, grades, behind in zip(clauses, own, [*bare, None][1:], strict=True)
    ]
    return [(clause, grades) for clause, grades in read if grades != (0, 0)]


def _kinds(text: str) -> list[ToxicityKind]:
    named = [kind for kind, words in _WORDS.items() if re.search(words, text, re.IGNORECASE)]
    less = {other for kind in named for other in _RATHER.get(kind, ())}
    return [kind for kind in named if kind not in less]


def is_denied(text: str) -> bool:
    """Whether a text does no more than grade a toxicity 0."""
    return grades_in(text) == (0, 0)
