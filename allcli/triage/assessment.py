"""The result: everything a reader may want to check, as data. Renderers add nothing to it."""

from typing import Any, Literal, NamedTuple, get_args

from allcli.case.facts import Chapter, Test
from allcli.rulebook.words import HARMS, Level, NoteKind, OptionKind, Status, Verdict
from allcli.triage.course import Course
from allcli.triage.lasting import ShelfLife, Stability
from allcli.triage.plain import plain
from allcli.triage.receipt import LocalResult, Receipt
from allcli.triage.road_days import RoadDays

SCHEMA_VERSION = 1
CLASSES: tuple[Verdict, ...] = get_args(Verdict)
AVOIDED: tuple[Verdict, ...] = ("avoid", "contraindicated")

YesNoUnknown = Literal["yes", "no", "unknown"]
Changes = Literal["suggestion", "verdict", "high flag"]


ORIGIN = "given by"
"""The topic under which a case that came as FHIR tells which resource gave which field."""


class ReadAs(NamedTuple):
    """One line of what was understood of the case, and what it is about."""

    topic: str
    says: str


class Reason(NamedTuple):
    """A criterion that speaks for or against something, with the measured values it saw.

    `own` marks what is this patient's: a criterion of nothing but age, lineage, status and place
    says the same of nearly everybody.
    """

    criterion: str
    title: str
    saw: tuple[str, ...]
    verdict: Verdict | None
    says: str
    do: tuple[str, ...]
    strength: str
    checked: bool
    references: tuple[str, ...]
    own: bool


class AccessResult(NamedTuple):
    """Licence and reimbursement here and on this date; never mixed with the verdict.

    `settled` is false while unknown facts could still change the status. `alone` names the drugs of
    a combination, of which each is judged by its own rows: what is licensed or paid for alone is
    not thereby licensed or paid for together. What is no drug (`needed` is false) needs none.
    """

    status: Status
    settled: bool
    licence: YesNoUnknown
    reimbursement: YesNoUnknown
    says: tuple[str, ...]
    references: tuple[str, ...]
    alone: tuple[str, ...] = ()
    needed: bool = True


class OptionResult(NamedTuple):
    """One option: its verdict on the facts known, and the worst that unknown facts could make it.

    `against` made the verdict; `open` are criteria that unknown facts keep undecided and that would
    worsen it, or of which one or another gives it; `supports` are reasons for, which never outweigh
    one against. `order` says which option of the same class it was put before, and why.
    """

    id: str
    name: str
    kind: OptionKind
    applies: YesNoUnknown
    applies_says: str
    verdict: Verdict
    worst: Verdict
    against: tuple[Reason, ...]
    open: tuple[Reason, ...]
    supports: tuple[Reason, ...]
    access: AccessResult
    order: tuple[str, ...]


class Suggestion(NamedTuple):
    """The first salvage and destination that are open; `text` is the headline.

    `adjuncts` are those that certainly apply and are suitable; they are no part of `robust`. Those
    `first_of_all`, before any therapy of the leukaemia, begin the text.
    `alternatives` are the options that come first instead in some completion of what is unknown;
    where `exact` is false those were too many to go through: `robust` is then said only if a bound
    proves it, and no alternatives are told.
    `first_if_accessible` names the clinically first option when it is not accessible. When nothing
    is better than `avoid`, `salvage` is None and `least_objectionable` names what is left.
    `withheld_for` names facts that are asked for first: until they are known no drug is suggested.
    `for_board` is the destination that the text leaves to a board after the salvage, where none is
    better than `avoid`: `destination` is None then, and its flags are told all the same.
    `assumes` is the fact, with its label, that the road takes for decided where the case leaves it
    open: the order, and the flags and notes of what is suggested, are those of the road.
    """

    text: str
    salvage_number: str
    salvage: str | None
    destination: str | None
    adjuncts: tuple[str, ...]
    robust: bool
    exact: bool
    alternatives: tuple[str, ...]
    first_if_accessible: str | None
    least_objectionable: tuple[str, ...]
    withheld_for: tuple[str, ...]
    assumes: str
    assumes_label: str
    first_of_all: tuple[str, ...] = ()
    for_board: str | None = None

    @property
    def road(self) -> frozenset[str]:
        """The options of the suggested road: salvage, destination, and what goes beside them."""
        steps = (self.salvage, self.destination, self.for_board)
        return frozenset(filter(None, (*steps, *self.adjuncts)))


def harm(kind: str) -> str:
    """A kind of flag as it is read."""
    return HARMS.get(kind, kind)


class FlagResult(NamedTuple):
    """A toxicity of one option: the level that is certain, and a higher one that is still possible.

    `reasons` and `possible_reasons` are the criteria that give just that level.
    """

    kind: str
    option: str
    option_name: str
    level: Level | None
    possible: Level | None
    reasons: tuple[Reason, ...]
    possible_reasons: tuple[Reason, ...]
    do: tuple[str, ...]

    @property
    def harm(self) -> str:
        """The kind as it is read."""
        return harm(self.kind)


class NoteResult(NamedTuple):
    """What cannot wait, a bridge-to-allo-HCT, outlook or work-up statement on the suggestion."""

    kind: NoteKind
    reason: Reason
    do: tuple[str, ...]


class OutcomeResult(NamedTuple):
    """What was published of a group whom this case resembles, never a prediction for the patient.

    `closest` marks the two or three rows whose condition the case meets most closely.
    """

    id: str
    options: tuple[str, ...]
    option_names: tuple[str, ...]
    group: str
    results: tuple[tuple[str, str], ...]
    cut: str
    strength: str
    checked: bool
    references: tuple[str, ...]
    closest: bool


class Question(NamedTuple):
    """Facts asked in one breath that are not known and could change the answer.

    `section` is where a clinician asks for them, "backups" if nothing suggested hangs on them.
    `fields` are the case fields that give them, `test` how the quickest of them is obtained;
    `could` says what hangs on the answer, per option. `settles` marks that one answer is enough to
    make the salvage certain.
    """

    topic: str
    section: Chapter
    facts: tuple[str, ...]
    fields: tuple[str, ...]
    why_unknown: str
    safety: bool
    test: Test
    changes: Changes
    settles: bool
    could: tuple[str, ...]


class Explained(NamedTuple):
    """One criterion: its condition, what its facts were, what came out."""

    criterion: str
    when: str
    outcome: YesNoUnknown
    saw: tuple[tuple[str, YesNoUnknown], ...]
    effects: tuple[str, ...]
    references: tuple[str, ...]


class Cited(NamedTuple):
    """A source, as it is printed."""

    key: str
    text: str
    locator: str
    checked: str


class Assessment(NamedTuple):
    """The whole answer for one case; `facts` are those that are known, as they were reckoned.

    `read_as` tells what was understood of the case, and `unused` what was written but not used.
    `explanation`, `shelf_life`, `stability`, `course` and `road_days` are there only where they are
    asked for.
    """

    schema_version: int
    receipt: Receipt
    patient: tuple[str, ...]
    read_as: tuple[ReadAs, ...]
    unused: tuple[str, ...]
    suggestion: Suggestion
    options: tuple[OptionResult, ...]
    flags: tuple[FlagResult, ...]
    notes: tuple[NoteResult, ...]
    outcomes: tuple[OutcomeResult, ...]
    questions: tuple[Question, ...]
    references: tuple[Cited, ...]
    local: tuple[LocalResult, ...]
    facts: dict[str, str]
    findings: dict[str, YesNoUnknown]
    explanation: tuple[Explained, ...]
    shelf_life: ShelfLife | None
    stability: Stability | None
    course: Course | None
    road_days: RoadDays | None

    @property
    def road_flags(self) -> tuple[FlagResult, ...]:
        """The flags of the suggested road."""
        road = self.suggestion.road
        return tuple(flag for flag in self.flags if flag.option in road)

    def as_objects(self) -> dict[str, Any]:
        """As it is written: every record an object with its field names."""
        return {name: plain(value) for name, value in zip(self._fields, self, strict=True)}
