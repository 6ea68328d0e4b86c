"""What Korean, Japanese and German records write for words of a case; asked, never read as such."""

from allcli.case.fields import folded

_TRANSLATED = {
    "陽性": "positive", "陰性": "negative", "男": "male", "女": "female", "男性": "male",
    "女性": "female", "男児": "male", "女児": "female", "남아": "male", "여아": "female",
    "再発": "relapsed", "寛解": "remission", "完全寛解": "remission",
    "初発": "newly-diagnosed", "難治": "refractory", "難治性": "refractory", "有": "yes",
    "あり": "yes", "はい": "yes", "検出": "positive", "検出せず": "negative",
    "検出されず": "negative", "弱陽性": "dim", "軽症": "mild", "中等症": "moderate",
    "重症": "severe", "양성": "positive", "음성": "negative", "남": "male", "남자": "male",
    "남성": "male", "여": "female", "여자": "female", "여성": "female", "재발": "relapsed",
    "불응": "refractory", "불응성": "refractory", "관해": "remission", "완전관해": "remission",
    "초진": "newly-diagnosed", "초발": "newly-diagnosed", "예": "yes", "있음": "yes", "유": "yes",
    "아니오": "no", "없음": "no", "무": "no", "검출": "positive", "불검출": "negative",
    "미검출": "negative", "약양성": "dim", "경증": "mild", "중등도": "moderate",
    "중증": "severe", "양성(+)": "positive", "음성(-)": "negative", "陽性(+)": "positive",
    "陰性(-)": "negative", "미세잔존질환양성": "mrd-positive", "변이": "mutated",
    "변이있음": "mutated", "변이없음": "wild-type", "재배열": "rearranged",
    "재배열있음": "rearranged", "재배열없음": "not-rearranged", "유세포": "flow",
    "유세포분석": "flow", "フロー": "flow",
    "형제일치": "matched-sibling", "일치형제": "matched-sibling",
    "hla일치형제": "matched-sibling",
    "hla일치형제자매": "matched-sibling", "혈연일치": "matched-related",
    "비혈연일치": "matched-unrelated", "일치비혈연": "matched-unrelated",
    "비혈연불일치": "mismatched-unrelated", "불일치비혈연": "mismatched-unrelated",
    "반일치": "haploidentical", "혈연반일치": "haploidentical", "반일치공여자": "haploidentical",
    "반일치가족": "haploidentical", "제대혈": "cord", "hla一致同胞": "matched-sibling",
    "一致同胞": "matched-sibling", "血縁一致": "matched-related",
    "hla一致血縁": "matched-related",
    "非血縁一致": "matched-unrelated", "hla一致非血縁": "matched-unrelated",
    "半合致": "haploidentical", "hla半合致": "haploidentical", "ハプロ": "haploidentical",
    "血縁半合致": "haploidentical", "臍帯血": "cord",
    "rezidiv": "relapsed", "rückfall": "relapsed", "refraktär": "refractory",
    "primärrefraktär": "refractory", "vollremission": "remission", "erstdiagnose":
    "newly-diagnosed", "männlich": "male", "mann": "male", "junge": "male", "frau": "female",
    "mädchen": "female", "nachweisbar": "positive", "nichtnachweisbar": "negative",
    "schwach": "dim", "schwachpositiv": "dim", "teilweisepositiv": "partial", "leicht": "mild",
    "mittel": "moderate", "mäßig": "moderate", "mittelschwer": "moderate", "schwer": "severe",
    "mutiert": "mutated", "wildtyp": "wild-type", "rearrangiert": "rearranged",
    "hla-identegeschwister": "matched-sibling", "hla-identesgeschwister": "matched-sibling",
    "hla-identergeschwisterspender": "matched-sibling", "haploidentisch": "haploidentical",
    "haploidenterspender": "haploidentical", "nabelschnurblut": "cord",
    "passenderfremdspender": "matched-unrelated",
    "なし": "no", "無": "no", "nein": "no", "ja": "yes", "kein": "no",
    "homme": "male", "femme": "female", "hombre": "male", "mujer": "female",
    "abgeschlossen": "completed", "beendet": "completed",
    "toxizität": "toxicity", "transplantation": "transplant", "완료": "completed",
    "독성": "toxicity", "부작용": "toxicity", "이식": "transplant", "完了": "completed",
    "副作用": "toxicity", "毒性": "toxicity", "移植": "transplant", "무반응": "no-response",
    "무효": "no-response", "無効": "no-response", "erstlinie": "frontline",
    "공고": "consolidation",
    "유지": "maintenance", "구제": "salvage", "地固め": "consolidation", "維持": "maintenance",
    "救援": "salvage", "salvagetherapie": "salvage", "konsolidierung": "consolidation",
    "erhaltung": "maintenance", "동종": "allogeneic", "자가": "autologous", "同種": "allogeneic",
    "自家": "autologous", "골수": "marrow", "말초혈": "pbsc", "骨髄": "marrow",
    "末梢血": "pbsc", "knochenmark": "marrow", "중추신경계": "cns", "뇌": "cns",
    "뇌척수액": "cns",
    "고환": "testis", "심장": "heart", "눈": "eye", "안구": "eye", "신장": "kidney",
    "림프절": "other",
    "피부": "other", "뼈": "other", "中枢神経": "cns", "髄膜": "cns", "精巣": "testis",
    "心臓": "heart", "眼": "eye", "腎": "kidney", "腎臓": "kidney", "リンパ節": "other",
    "皮膚": "other", "骨": "other", "zns": "cns", "hoden": "testis", "herz": "heart",
    "auge": "eye", "niere": "kidney", "nieren": "kidney", "haut": "other", "lymphknoten": "other",
    "hla-identerfremdspender": "matched-unrelated", "fremdspender10/10": "matched-unrelated",
    "fremdspender9/10": "mismatched-unrelated",
}  # fmt: skip
# The words of a field where another one has them for something else.
_RESPONSES = {
    "관해": "cr", "완전관해": "cr", "寛解": "cr", "完全寛解": "cr", "vollremission": "cr",
    "부분관해": "pr", "部分寛解": "pr", "teilremission": "pr", "불응": "nr", "불응성": "nr",
    "무반응": "nr", "無効": "nr", "不応": "nr", "難治": "nr", "refraktär": "nr",
    "keinansprechen": "nr", "nichtangesprochen": "nr", "평가안됨": "not-evaluated",
    "평가불가": "not-evaluated", "評価不能": "not-evaluated",
}  # fmt: skip
_RELAPSE = {"재발": "relapse", "再発": "relapse", "rezidiv": "relapse", "불응": "no-response"}
_DONORS = dict.fromkeys(
    ("なし", "없음", "공여자없음", "ドナーなし", "keiner", "keinspender", "無"), "none"
)
_BY_FIELD = {"best_response": _RESPONSES, "stopped_for": _RELAPSE, "donor": _DONORS}


def translation(text: str, field: str = "") -> str:
    """The word of a case that a foreign one has for it, in this field; empty for none."""
    word = "".join(folded(text).split())
    return _BY_FIELD.get(field, {}).get(word, _TRANSLATED.get(word, ""))
