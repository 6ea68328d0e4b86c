"""What exports write in a cell of which nothing is known."""

import re

# How programs leave a cell empty, and people who type a mark.
BLANK = frozenset(
    {"", "na", "n/a", "#n/a", "#nv", "null", "nil", "nan", "none", "<na>", "nat", "blank"}
    | {"#div/0!", "#ref!", "#value!", "#name?", "#num!", "#null!", "#wert!", "#bezug!", "#zahl!"}
    | {"-", "--", "---", ".", "?"}
)
# What people answer who were asked, by the word that a case has for it.
_ASKED = {
    "unknown": (
        "unk, unknown, uk, nk, not known, not available, not recorded, not reported, not stated, "
        "not documented, not applicable, unspecified, undocumented, missing, no information, "
        "no data, see comment, see report, unknown/na, "
        "keine angabe, k.a., k. a., nicht bekannt, unbekannt, inconnu, "
        "desconocido, sconosciuto, 미상, 모름, 불명, "
        "해당없음, 해당 없음, 확인불가, 확인 불가, 不明, 不詳, 記載なし, 該当なし, "
        "not collected, not asked, not captured, not provided, no answer, no record, not known/na, "
        "refused, declined, patient refused, prefer not to say, unknown/not reported, "
        "nicht dokumentiert, nicht erhoben, keine daten, 미기재, 기록없음, 기록 없음, 미확인, "
        "未記載, 記載無し, 未確認, 情報なし"
    ),
    "pending": "pending, tbd, to be determined, awaited",
    "not-done": (
        "tnp, test not performed, qns, quantity not sufficient, insufficient material, clotted, "
        "hemolyzed, haemolysed, hemolysed, "
        "nicht durchgeführt, nicht untersucht, nicht bestimmt, 미시행, 검사안함, 검사 안함, "
        "未実施, 未検, 検査せず, "
        "not done, not-done, not tested, not performed, not evaluated, not assessed, not examined"
    ),
}
ASKED = {word: meaning for meaning, words in _ASKED.items() for word in words.split(", ")}
_BRACKETS = re.compile(r"\[(.*)\]|\((.*)\)|<(.*)>")
_OF_SAS = r"\.[a-z_]"  # its missing values beside the plain point
_LONGEST = 30


def meant(cell: str) -> str | None:
    """What a cell says of not knowing: "" for nothing at all, else a word of a case; or None."""
    if len(cell) > _LONGEST:
        return None
    word = " ".join(cell.lower().split())
    inner = _BRACKETS.fullmatch(word)
    plain = next(filter(None, inner.groups()), "") if inner else word
    if word in BLANK or plain in BLANK or re.fullmatch(_OF_SAS, word):
        return ""
    return ASKED.get(plain.replace("_", " "))
