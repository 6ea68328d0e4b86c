"""Who the patient is: birth, sex; never a name, an address, a record number, or a race."""

from allcli.case.fhir.absence import missing
from allcli.case.fhir.draft import Draft, path_of
from allcli.case.fhir.element import FhirElement, day, tables, text
from allcli.case.fhir.resource import Resource
from allcli.case.problems import found

# As FHIR says that it is neither, phenopackets, and OMOP of what it has no concept for.
_NEITHER = ("", "other", "unknown", "other_sex", "unknown_sex", "no matching concept", "ambiguous")
_BIRTH_SEX = "/us-core-birthsex"


def describe(draft: Draft, person: Resource) -> None:
    """Fill in what the patient's own resource gives; the id of it is the label of the case."""
    if person.id:
        draft.put(("id",), person.id[:100], person)
    born = day(text(person.body, "birthDate"))
    if born:
        draft.put(path_of("patient.birth_date"), str(born), person)
    else:
        why = missing(person.body, "birthDate")
        if why:
            draft.put(path_of("patient.birth_date"), str(why), person)
        elif person.has("birthDate"):
            draft.doubt(person, "patient.birth_date: no date that can be read")
    sex = _sex(person.body)
    if sex in ("female", "male"):
        draft.put(path_of("patient.sex"), sex, person)
    elif sex not in _NEITHER:
        draft.doubt(person, f"patient.sex: {found(sex)} is no word for it")
    if person.body.get("deceasedBoolean") is True or text(person.body, "deceasedDateTime"):
        draft.doubt(person, "the record says that the patient has died")


def _sex(body: FhirElement) -> str:
    """The sex at birth where it is told, else the administrative gender."""
    for extension in tables(body, "extension"):
        if text(extension, "url").endswith(_BIRTH_SEX):
            return {"F": "female", "M": "male"}.get(text(extension, "valueCode"), "")
    return text(body, "gender").casefold()
