"""A document of FHIR becomes a draft of a case, resource by resource."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from allcli.case.dates import PartialDate
from allcli.case.fhir.absence import denied, modified, negated
from allcli.case.fhir.complications import complicate
from allcli.case.fhir.draft import Draft, UnfitError
from allcli.case.fhir.drugs import GIVEN, ORDERS, expose
from allcli.case.fhir.element import text
from allcli.case.fhir.leukaemia import diagnose, verified
from allcli.case.fhir.observations import observe
from allcli.case.fhir.patient import Owner, not_of, owners
from allcli.case.fhir.person import describe
from allcli.case.fhir.reference import Index
from allcli.case.fhir.resource import Content, Resource, content
from allcli.case.fhir.transplants import transplant
from allcli.case.fhir.when import date_elements, moment
from allcli.case.gathered import ForeignName, Gathered
from allcli.case.model import Case

READ = ("Patient", "Condition", "Observation", "Procedure", *GIVEN, *ORDERS)
REFERRED_TO = ("Medication", "Specimen")  # read where another resource refers to them
UNREAD_TYPE = "not a type that is read"
IN_ERROR = "entered in error"
MODIFIED = "rules or an extension that are not known change what it means"
UNREAD_STATUS = "a status that cannot be read"
NEGATED = "says that it did not happen"
FUTURE = "dated after today"
# what has not happened, or not yet, does not say until when the record knows the patient
UNDONE = (
    "preparation", "not-done", "on-hold", "intended", "not-taken", "registered", "cancelled",
)  # fmt: skip
_SHOWN = 5

Reader = Callable[[Draft, list[Resource]], None]
NO_READERS: Mapping[str, Reader] = {}


def gather(document: Mapping[str, Any]) -> Gathered:
    """The case that the resources of one patient give. Raises UnfitError."""
    held = content(document)
    index = Index(held.resources)
    draft = Draft()
    draft.odd += held.odd
    fill(draft, held.resources, _owner(held, index), index)
    return finished(draft)


def finished(draft: Draft, syntax: ForeignName = "FHIR") -> Gathered:
    """The draft as a case, its tables in their order."""
    tables = {name: draft.tables[name] for name in Case.field_names() if name in draft.tables}
    left, odd = tuple(draft.left()), tuple(draft.odd)
    return Gathered(tables, tuple(draft.origins), left, odd, syntax)


def fill(
    draft: Draft,
    resources: Sequence[Resource],
    owner: Owner,
    index: Index,
    readers: Mapping[str, Reader] = NO_READERS,
) -> None:
    """Fill in what the resources of the patient give; `readers` take types that FHIR has not.

    Raises UnfitError.
    """
    own = _own(draft, resources, owner, index, readers)
    now = newest(own["dated"])
    if now:
        draft.put(("assessed_on",), str(now[0]), now[1], now[0])
    if owner.resource and modified(owner.resource.body):
        draft.doubt(owner.resource, MODIFIED)
    elif owner.resource:
        describe(draft, owner.resource)
    conditions = {held.kind for held in resources if held.type == "Condition"}
    aside = [str(left) for left in draft.left() if left.type in conditions]
    if aside and not own["Condition"]:
        said = f"nor any condition that counts: {'; '.join(aside[:_SHOWN])}"
        raise UnfitError(f"no acute lymphoblastic leukaemia, {said}")
    leukaemias = diagnose(draft, own["Condition"])
    own_resources = [finding.resource for finding in leukaemias]
    others = [
        held for held in own["Condition"] if not any(held is known for known in own_resources)
    ]
    day = now[0] if now else None
    complicate(draft, others, day)
    observe(draft, own["Observation"], day)
    transplant(draft, own["Procedure"], leukaemias)
    expose(draft, [held for kind in (*GIVEN, *ORDERS) for held in own[kind]], index)
    for kind, reader in readers.items():
        reader(draft, own[kind])


def _owner(held: Content, index: Index) -> Owner:
    people = owners(held.resources, index)
    if len(people) == 1:
        return people[0]
    if people:
        names = ", ".join(person.name for person in people[:_SHOWN])
        said = f"{len(people)} patients in one document: {names}"
        at = people[1].resource.at if people[1].resource else ()
        raise UnfitError(said, at, "a case is one patient; allcli batch takes them one by one")
    nothing = "no resource says whose it is" if held.resources else "it holds no resource"
    said = "; ".join(why for _, why in held.odd) or nothing
    raise UnfitError(f"no patient: {said}")


def _own(
    draft: Draft,
    resources: Iterable[Resource],
    owner: Owner,
    index: Index,
    readers: Mapping[str, Reader],
) -> dict[str, list[Resource]]:
    """The resources that tell of the patient, by type; why each other does not is noted."""
    own: dict[str, list[Resource]] = {kind: [] for kind in (*READ, *readers, "dated")}
    for resource in resources:
        if resource.type == "Patient" or resource.type in REFERRED_TO:
            continue
        is_read = resource.type in own
        why = _why_not(resource, owner, index) if is_read else UNREAD_TYPE
        if why:
            draft.leave(resource, why)
        else:
            own[resource.type].append(resource)
            if not moment(resource.body) and resource.has(*date_elements(resource.type)):
                draft.doubt(resource, "no date that can be read: taken to have none")
            own["dated"] += [resource] * (text(resource.body, "status") not in UNDONE)
    return own


def _why_not(resource: Resource, owner: Owner, index: Index) -> str:
    why = _void(resource)
    if why:
        return why
    when = moment(resource.body)
    if when and when.day.first > date.today():
        return FUTURE
    return not_of(owner, resource, index)


def _void(resource: Resource) -> str:
    """Why a resource says nothing, or nobody knows what; empty where it does."""
    if "entered-in-error" in (resource.body.get("status"), verified(resource.body)):
        return IN_ERROR
    if modified(resource.body):
        return MODIFIED
    if resource.has("status") and not text(resource.body, "status"):
        return UNREAD_STATUS
    if negated(resource.body):
        return NEGATED
    return denied(resource) if resource.type == "Condition" else ""


def newest(resources: Iterable[Resource]) -> tuple[PartialDate, Resource] | None:
    """The newest clinical date: the day until which the record knows the patient."""
    dated = [(when.day, held) for held in resources for when in [moment(held.body)] if when]
    return max(dated, key=lambda pair: pair[0].first, default=None)
