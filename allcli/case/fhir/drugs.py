"""Drugs that were given: exposures. An order is none, and no line of therapy is made of them."""

from collections.abc import Iterable, Iterator

from allcli.case.dates import PartialDate
from allcli.case.fhir.codes import Row, row
from allcli.case.fhir.draft import Draft, path_of
from allcli.case.fhir.element import FhirElement, number, table, tables, text
from allcli.case.fhir.reference import Index
from allcli.case.fhir.resource import Resource
from allcli.case.fhir.when import moment

GIVEN = {
    "MedicationAdministration": ("completed", "in-progress", "stopped", ""),
    "MedicationStatement": ("completed", "active", "stopped", ""),
}
ORDERS = ("MedicationRequest", "MedicationDispense")
ORDER = "an order or supply, which does not say that it was given"
NO_DOSE = "a dose of 0"
UNKNOWN_CODE = "no field of a case reads this drug"
AGAIN = "given more than once; another tells of it"
TARGETED = ("blinatumomab", "inotuzumab", "cd19_car_t")


def expose(draft: Draft, resources: Iterable[Resource], index: Index) -> None:
    """Fill in what was given; the last day of a drug counts."""
    last: dict[str, tuple[Resource, PartialDate | None]] = {}
    products: dict[str, Resource] = {}
    for resource in resources:
        concept, known = _drug(resource, index)
        why = _unused(resource, known)
        if why or known is None:
            draft.leave(resource, why, concept)
            continue
        when = moment(resource.body)
        day = when.day if when else None
        if known["name"] in last:
            draft.leave(resource, AGAIN, concept)
        if _is_later(day, last.get(known["name"])):
            last[known["name"]] = (resource, day)
        if "product" in known:
            products.setdefault(known["product"], resource)
    for name, (resource, day) in last.items():
        draft.put(("exposure", name), value=True, resource=resource, on=day)
    if products:
        [first, *_] = products.values()
        draft.put(path_of("exposure.cd19_car_t_products"), list(products), first)
    inotuzumab = last.get("inotuzumab")
    if inotuzumab and inotuzumab[1]:
        field = path_of("exposure.inotuzumab_last_dose_on")
        draft.put(field, str(inotuzumab[1]), *inotuzumab)
    _sampled(draft, [(resource, day) for name, (resource, day) in last.items() if name in TARGETED])


def _sampled(draft: Draft, targeted: list[tuple[Resource, PartialDate | None]]) -> None:
    """Whether the antigens were looked at before the last targeted drug; after it none is sure."""
    sampled = draft.says("antigens.cd22_date")
    for resource, day in targeted:
        if sampled and day and PartialDate.parse(sampled).surely_before(day):
            field = path_of("antigens.tested_after_targeted_therapy")
            draft.put(field, value=False, resource=resource, on=day)


def _is_later(day: PartialDate | None, before: tuple[Resource, PartialDate | None] | None) -> bool:
    if before is None or before[1] is None:
        return True
    return day is not None and day.first > before[1].first


def _unused(resource: Resource, known: Row | None) -> str:
    if resource.type in ORDERS:
        return ORDER
    state = text(resource.body, "status")
    if state not in GIVEN[resource.type]:
        return f"status {state}"
    dose = table(table(resource.body, "dosage"), "dose")
    if number(dose, "value") == 0 and not text(dose, "comparator"):
        return NO_DOSE
    if known is None or "not" in known:
        return str(known["not"]) if known else UNKNOWN_CODE
    return ""


def _drug(resource: Resource, index: Index) -> tuple[FhirElement, Row | None]:
    """The drug, and what the code table says of it or of what it contains."""
    concepts = list(_concepts(resource, index))
    for concept in concepts:
        known = row("drug", concept)
        if known:
            return concept, known
    return (concepts[0] if concepts else {}), None


def _concepts(resource: Resource, index: Index) -> Iterator[FhirElement]:
    either = table(resource.body, "medication")  # as R5 has it
    concept = table(resource.body, "medicationCodeableConcept") or table(either, "concept")
    if concept:
        yield concept
    referred = table(resource.body, "medicationReference") or table(either, "reference")
    medication = index.target(referred, resource)
    if medication:
        yield table(medication.body, "code")
        for ingredient in tables(medication.body, "ingredient"):
            yield table(ingredient, "itemCodeableConcept")
