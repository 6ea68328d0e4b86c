"""Why a value is missing: every reason that FHIR knows is one of a case's words for "not known"."""

import re

from allcli.case.fhir.element import FhirElement, table, tables, text
from allcli.case.fhir.resource import Resource
from allcli.case.fields import Missing
from allcli.case.problems import found

URL = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
# what is not named here, such as masked, not-asked, error or as-text, is unknown, and never "no"
_REASONS = {
    "temp-unknown": Missing.PENDING,
    "asked-declined": Missing.NOT_DONE,
    "not-performed": Missing.NOT_DONE,
}
STATUS = {
    "registered": Missing.PENDING,
    "preliminary": Missing.PENDING,  # one server writes planned doses so
    "cancelled": Missing.NOT_DONE,
}
COUNTS = ("final", "amended", "corrected", "")  # the last where a server leaves it out


# what a text begins or ends with that the code beside it does not say
_DENIED = (
    r"(?i)\s*(?:no|not|never|denies|denied|without|negative for|absence of|rule[ds]? out|r/o|"
    r"suspected|possible|suspicion of|suspicious for|family history|kein\w*|ohne|ausschluss|"
    r"v\. ?a\.|verdacht)(?![\w.])"
)
_DENIED_BEHIND = (
    r"(?i)(?:\b(?:excluded|ruled out|not present|not confirmed|suspected)|ausgeschlossen|"
    r"없음|의심|배제|아님|なし|疑い|否定|除外)\s*[.)]?$"
)
# how older versions, which servers still send, say that something was not given or not done
_NOT = ("notGiven", "wasNotGiven", "wasNotTaken", "notDone", "notPerformed")


def negated(body: FhirElement) -> bool:
    """Whether a resource says that what it tells of did not happen, or may not have."""
    return any(body.get(name) is True for name in _NOT) or text(body, "taken") not in ("", "y")


def denied(condition: Resource) -> str:
    """Why a condition is none of the patient's by the words beside its code; empty where it is."""
    said = text(table(condition.body, "code"), "text")
    if re.match(_DENIED, said) or re.search(_DENIED_BEHIND, said):
        return f"its text says otherwise: {found(said)}"
    categories = [table(condition.body, "category"), *tables(condition.body, "category")]
    words = [
        word for category in categories
        for word in (text(category, "text"), *(text(coding, "code") for coding in
                                               tables(category, "coding")))
    ]  # fmt: skip
    return "of the family" if any("family" in word.casefold() for word in words) else ""


def modified(element: object) -> bool:
    """Whether a rule or an extension changes the meaning, here or in any part, however deep."""
    waiting = [element]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if part.get("modifierExtension") or part.get("implicitRules"):
                return True
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return False


def missing(body: FhirElement, *names: str) -> Missing | None:
    """The reason that is given for the value, or for one of these primitive elements."""
    for coding in tables(table(body, "dataAbsentReason"), "coding"):
        return _REASONS.get(text(coding, "code"), Missing.UNKNOWN)
    if table(body, "dataAbsentReason"):
        return Missing.UNKNOWN
    for name in names:
        for holder in (table(body, name), table(body, f"_{name}")):
            for extension in tables(holder, "extension"):
                if text(extension, "url") == URL:
                    return _REASONS.get(text(extension, "valueCode"), Missing.UNKNOWN)
    return None
