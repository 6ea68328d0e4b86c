"""What a patient had once, as its own field says, else as a toxicity of a line tells."""

import re
from collections.abc import Callable, Iterator

from allcli.case.facts.reading import Reading, finding
from allcli.case.history import Line
from allcli.case.toxicities import SEIZURE, graded_clauses, is_doubtful

# Of methotrexate by name only: other drugs of a line do the same.
_METHOTREXATE = r"(?:methotrexat|\bmtx\b|\bhd-?mtx\b|메토트렉세이트|メトトレキサート)"
_BRAIN = (
    r"(?:neurotox|leu[ck]o-?encephalopath|encephalopath|stroke-like|신경독성|백질뇌증|뇌병증|"
    r"神経毒性|白質脳症|脳症)"
)
# By field: the words that leave no doubt of it, whatever drug did it.
EVER = {
    "liver.vod_history": r"\bvod\b|\bsos\b|veno-?occlusive|sinusoidal obstruction|"
    r"간정맥폐쇄|類洞閉塞|肝中心静脈",
    "liver.portal_hypertension": r"portal hypertens|\bvariceal|문맥압 ?항진|門脈圧亢進|"
    r"(?:o?esophag\w+|gastric|fundal) varices|ösophagusvarizen|"
    r"(?:식도|위) ?정맥류|(?:食道|胃)静脈瘤",
    "heart.arterial_event": r"myocardial infarct|heart attack|\b(?:n?ste|a|)mi\b|cerebral infarct|"
    r"herzinfarkt|schlaganfall|hirninfarkt|\btia\b|transient isch|infarctus du m|infarto de m|"
    r"(?<!heat )\bstroke\b(?!-like| volume)|허혈성? ?발작|"
    r"arterial (occlus|thrombo)|\bpaod\b|peripheral arterial|"
    r"claudicat|뇌졸중|뇌경색|심근경색|心筋梗塞|脳梗塞",
    "heart.venous_thrombosis": r"\bdvt\b|\bcvst\b|sinus (vein )?thrombo|(vein|venous) thrombo|"
    r"venenthrombo|pulmonary embol|deep vein|심부정맥|폐색전|深部静脈|肺塞栓",
    "toxicity.pancreatitis_past": r"pan[ck]r[eé]atit|췌장염|膵炎",
    "neurology.seizures": SEIZURE,
    "neurology.methotrexate_neurotoxicity": rf"{_METHOTREXATE}.{{0,40}}{_BRAIN}|"
    rf"{_BRAIN}.{{0,40}}{_METHOTREXATE}",
}


def ever(field: str) -> Callable[[Reading], bool | None]:
    """Whether there was any; what a toxicity tells, a table that is only closed cannot deny."""
    table, _, name = field.partition(".")

    def read(reading: Reading) -> bool | None:
        return True if field in reading.once(_told) else finding(getattr(reading.case, table), name)

    return read


def had(line: Line) -> Iterator[tuple[int, str]]:
    """Each toxicity of a line that tells of one for certain: its place, and the field."""
    for i, text in enumerate(line.toxicities or ()):
        sure = [clause for clause, _ in graded_clauses(text) if not is_doubtful(clause)]
        for field, words in EVER.items():
            if any(re.search(words, clause, re.IGNORECASE) for clause in sure):
                yield i, field


def _told(reading: Reading) -> frozenset[str]:
    return frozenset(field for line in reading.case.lines or () for _, field in had(line))
