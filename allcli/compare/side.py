"""One side of a comparison: a rulebook, perhaps on another day or at another place."""

from datetime import date
from typing import NamedTuple

from allcli.case.fields import Missing
from allcli.case.files.read import Source
from allcli.case.places import Jurisdiction
from allcli.engine.prepared import Prepared
from allcli.rulebook.dates import in_force
from allcli.rulebook.mix import MixEntry, Records, records_of
from allcli.rulebook.model import Access, Criterion, RecordKind
from allcli.triage.assess import assess, assess_alone
from allcli.triage.assessment import Assessment

ALWAYS, _NEVER = "0001-01-01", "9999-12-31"


class Side(NamedTuple):
    """A rulebook; without a day or a place those of the case are taken."""

    rulebook: Prepared
    day: date | None = None
    place: Jurisdiction | None = None

    def source(self, source: Source) -> Source:
        """The case at this side's place."""
        return source.at(self.place)

    def day_of(self, source: Source) -> date:
        """The day whose rules hold for a case: this side's, else the case's, else today."""
        return source.day(self.day)

    def place_of(self, source: Source) -> Jurisdiction | None:
        """The place whose rules hold for a case, where it is known."""
        place = self.source(source).case.jurisdiction
        return None if isinstance(place, Missing) else place

    def answer(self, source: Source) -> Assessment:
        """The case, assessed on this side."""
        return assess(self.source(source), self.rulebook, self.day_of(source))

    def answer_alone(self, source: Source) -> Assessment:
        """The case, assessed on this side without questions and local changes."""
        return assess_alone(self.source(source), self.rulebook, self.day_of(source))


def in_use(rulebook: Prepared, day: date | None, place: str | None) -> Records:
    """The records that may hold on a day and at a place; on any, where none is given."""
    return _at_place(_on_day(records_of(rulebook), day), place)


def loosened(rulebook: Prepared, day: date, place: Jurisdiction, label: Jurisdiction) -> Records:
    """What holds on a day and at a place, freed of both: it holds whenever, at the place `label`.

    So the records of two sides can be mixed and asked as one. A row of access that is not in force
    stays, never in force: that the drug is known here counts.
    """
    records = _at_place(records_of(rulebook), place)
    criteria = _on_day(records, day)["criterion"]
    return records | {
        "criterion": {name: _freed(entry) for name, entry in criteria.items()},
        "access": {name: _moved(entry, day, label) for name, entry in records["access"].items()},
    }


def _on_day(records: Records, day: date | None) -> Records:
    """Without the criteria and the rows of access that are certainly not in force."""
    if day is None:
        return records
    return records | {
        kind: {name: entry for name, entry in records[kind].items() if _runs(entry, day)}
        for kind in _BOUND
    }


def _at_place(records: Records, place: str | None) -> Records:
    """Without the criteria and the rows of access of other places."""
    if place is None:
        return records
    return records | {
        kind: {name: entry for name, entry in records[kind].items() if _is_of(entry, place)}
        for kind in _BOUND
    }


_BOUND: tuple[RecordKind, ...] = ("criterion", "access")


def _runs(entry: MixEntry, day: date) -> bool:
    record = entry.record
    return not isinstance(record, Criterion | Access) or in_force(record, day) is not False


def _is_of(entry: MixEntry, place: str) -> bool:
    record = entry.record
    if isinstance(record, Access):
        return record.jurisdiction == place
    return not isinstance(record, Criterion) or place in (record.jurisdictions or (place,))


def _freed(entry: MixEntry) -> MixEntry:
    record = entry.record
    if not isinstance(record, Criterion):
        return entry
    return entry._replace(record=record._replace(since=None, until=None, jurisdictions=()))


def _moved(entry: MixEntry, day: date, label: Jurisdiction) -> MixEntry:
    """A row that runs always, never, or, where that is not known, perhaps."""
    row = entry.record
    if not isinstance(row, Access):
        return entry
    runs = in_force(row, day)
    since = ALWAYS if runs else _NEVER
    moved = row._replace(jurisdiction=label, since=since, until=None, at_latest=runs is None)
    return entry._replace(record=moved)
