"""The records of the rulebook: options, criteria, access, references."""

from datetime import date
from typing import Annotated, Literal, NamedTuple

from allcli.case.facts import VOCABULARY
from allcli.case.places import PLACES, Jurisdiction
from allcli.rulebook.language import Among, Node
from allcli.rulebook.limits import Limits
from allcli.rulebook.road_records import Constraint, Interval, Keys
from allcli.rulebook.truth import Conditions
from allcli.rulebook.words import (
    Class,
    FlagKind,
    Level,
    NoteKind,
    OptionKind,
    Strength,
)

WrittenDay = Annotated[str, Limits(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


class Reference(NamedTuple):
    """A source, with how it was checked: at the source, at a secondary page, or not at all.

    `place` is volume and pages, or a version; `figure` what is used from it.
    """

    key: str
    authors: str
    title: str
    year: int
    kind: Literal["trial", "cohort", "review", "label", "guideline", "definition", "funding"]
    checked: Literal["primary", "secondary", "unverified"]
    journal: str = ""
    place: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    figure: str = ""

    @property
    def citation(self) -> str:
        """Author, title, journal, year and place in one line."""
        where = ", ".join(part for part in (self.journal, str(self.year), self.place) if part)
        return f"{self.authors.removesuffix('.')}. {self.title}. {where}"

    @property
    def locator(self) -> str:
        """Where to find it."""
        if self.doi:
            return f"doi:{self.doi}"
        return f"PMID {self.pmid}" if self.pmid else self.url


class Option(NamedTuple):
    """A therapy that may be suggested; `place_because` is why its default place is where it is.

    `applies` is a condition and `applies_says` the same in words. `groups` are names that a
    criterion may use for several options at once. `drugs` are the options whose access decides:
    all are needed, unless `one_drug_suffices`. `needs` is the condition, an antigen or a mutation,
    that every option made of this drug carries too. `headline` replaces number and name there,
    and that of an adjunct stands before everything; what such an adjunct `withholds` is said where
    no salvage is left. What is `only_when_certain` is never put first while it is open whether it
    applies, nor what `waits_for` facts while one of them is not known; what is `unlisted` is no
    drug, and needs no licence. Of two in one class that are `shown_first`, with no preference that
    decides, the one that surely applies stands before the one that may not.

    `transplant` marks destinations that are one, and `decided_by` the yes-no fact by which one is
    decided on. `before_transplant` is the limit to name on the way to it, `after_cycles` what is
    left of that after one cycle, two and so on, as the fact `cycles_given` counts them. A
    destination that `is_part_of` a group needs no second mention beside a salvage of that group;
    `without_transplant` and `headline_without` are its name and headline where no HCT is open.
    """

    id: str
    name: str
    kind: OptionKind
    applies: str
    applies_says: str
    groups: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ()
    one_drug_suffices: bool = False
    needs: str = ""
    headline: str = ""
    withholds: str = ""
    only_when_certain: bool = False
    waits_for: tuple[str, ...] = ()
    shown_first: bool = False
    unlisted: bool = False
    transplant: bool = False
    decided_by: str = ""
    before_transplant: str = ""
    cycles_given: str = ""
    after_cycles: tuple[str, ...] = ()
    is_part_of: str = ""
    without_transplant: str = ""
    headline_without: str = ""
    place_because: str = ""
    references: tuple[str, ...] = ()


class Flag(NamedTuple):
    """A toxicity warning; shown with the criterion's title and `do`."""

    kind: FlagKind
    level: Level
    option: str


class Criterion(NamedTuple):
    """When these facts hold, then these effects; always cited.

    `title` is the finding, short; `says` what is published or ruled about it. A note is shown with
    the options in `note_for` only, if there are any. `either` are titles for the parts of the one
    `or` in its condition, in their order: of them those are told that hold. `checked` is false
    for what nobody could see at a source.
    """

    id: str
    title: str
    when: str
    says: str
    strength: Strength
    references: Keys
    do: tuple[str, ...] = ()
    verdict: dict[str, Class] = {}  # noqa: RUF012 - never changed
    supports: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    note: NoteKind | None = None
    note_for: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    checked: bool = True
    jurisdictions: tuple[Jurisdiction, ...] = ()
    since: date | None = None
    until: date | None = None


class Access(NamedTuple):
    """What a licence or a payer allows in one jurisdiction, from one date to another.

    With `at_latest` it was in force by `since`, and how long before that was not found.
    """

    option: str
    jurisdiction: Jurisdiction
    layer: Literal["licence", "reimbursement"]
    since: WrittenDay
    when: str
    says: str
    references: Keys
    until: WrittenDay | None = None
    at_latest: bool = False

    @property
    def label(self) -> str:
        """What the row is called: it has no id."""
        return f"{self.option}/{self.jurisdiction}/{self.layer}/{self.since}"


class Outcome(NamedTuple):
    """A published result in a subgroup: shown where the case meets its condition.

    `options` had these results in those whom `group` describes; `results` are figures with their
    intervals by endpoint, `cut` is the data cut where a trial has printed several.
    """

    id: str
    options: Keys
    when: str
    group: str
    results: dict[str, str]
    strength: Strength
    references: Keys
    cut: str = ""
    checked: bool = True


class RulebookFile(NamedTuple):
    """One file of the rulebook: a topic, and the day on which its statements were last reviewed."""

    reviewed: date | None = None
    reference: tuple[Reference, ...] = ()
    option: tuple[Option, ...] = ()
    criterion: tuple[Criterion, ...] = ()
    access: tuple[Access, ...] = ()
    outcome: tuple[Outcome, ...] = ()
    interval: tuple[Interval, ...] = ()
    constraint: tuple[Constraint, ...] = ()


def only_in(record: Criterion | Access) -> Among:
    """The condition that a record is in force where the patient is."""
    where = record.jurisdictions if isinstance(record, Criterion) else (record.jurisdiction,)
    return Among(VOCABULARY["jurisdiction"], where or PLACES)


RecordKind = Literal[
    "option", "criterion", "access", "outcome", "interval", "constraint", "reference", "order"
]
Key = tuple[RecordKind, str]


class LocalChange(NamedTuple):
    """What a local rulebook changes in one record, who decided it, and why.

    `name` is the id of the record, and of an access row its place and date. `expires` is the last
    day on which the change is applied.
    """

    kind: RecordKind
    name: str
    what: Literal["added", "changed", "disabled"]
    author: str
    reason: str
    expires: date | None
    file: str
    expired: bool = False

    @property
    def key(self) -> Key:
        """The record that is changed."""
        return self.kind, self.name


class Rulebook(NamedTuple):
    """Everything that is known, checked and linked.

    `pairs` are the preferences of a criterion, by its id, as (better, worse) of option ids.
    `measured` are the ids of the criteria whose reasons hang on the patient. `reviewed` is when
    each topic was last reviewed, by its name.
    `conditions` answers, in this order: the `applies` of every option, the `when` of every
    criterion, of every access row and of every outcome row; `trees` are the same conditions as
    trees.

    With local rulebooks, `local` names each with its hash, `changes` is what they change, and
    `base` is the rulebook without them.
    """

    hash: str
    references: dict[str, Reference]
    options: dict[str, Option]
    criteria: tuple[Criterion, ...]
    access: tuple[Access, ...]
    outcomes: tuple[Outcome, ...]
    intervals: tuple[Interval, ...]
    constraints: tuple[Constraint, ...]
    pairs: dict[str, tuple[tuple[str, str], ...]]
    measured: frozenset[str]
    reviewed: tuple[tuple[str, date | None], ...]
    local: tuple[tuple[str, str], ...]
    changes: tuple[LocalChange, ...]
    base: "Rulebook | None"
    trees: tuple[Node, ...]
    conditions: Conditions
