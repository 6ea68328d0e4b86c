"""Why a value is missing: every reason that FHIR knows is one of a case's words for "not known"."""

from allcli.case.fhir.element import FhirElement, table, tables, text
from allcli.case.fields import Missing

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


# how older versions, which servers still send, say that something was not given or not done
_NOT = ("notGiven", "wasNotGiven", "wasNotTaken", "notDone", "notPerformed")


def negated(body: FhirElement) -> bool:
    """Whether a resource says that what it tells of did not happen, or may not have."""
    return any(body.get(name) is True for name in _NOT) or text(body, "taken") not in ("", "y")


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
