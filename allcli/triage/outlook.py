"""What the answer may come to, once everything is known: verdicts, flags, and who comes first."""

from collections.abc import Collection, Sequence
from functools import cached_property

from allcli.rulebook.charts import charts_of
from allcli.rulebook.diagram import FALSE, TRUE, TooLargeError
from allcli.rulebook.model import Option
from allcli.rulebook.words import OptionKind
from allcli.triage.completions import Completions, Values
from allcli.triage.decisive import decisive, hinges
from allcli.triage.evaluate import Findings, FlagKey
from allcli.triage.race import CAUTION, OUT, SUITABLE, Race
from allcli.triage.verdicts import Preferences, preferences

# How far to look: enough for a case of which most is known; enough to settle what can be settled.
FEW, MANY = 600, 3000
STANDING = (SUITABLE, CAUTION, OUT, OUT, OUT)  # by verdict, and where it does not apply


class Outlook:
    """Functions over the completions of one case, each made when it is first asked for.

    `most` is how far who comes first is looked for, in turns; beyond it TooLargeError is raised.
    """

    def __init__(self, findings: Findings, most: int = FEW) -> None:
        self.findings = findings
        self._most = most
        self._charts = charts_of(findings.rulebook)
        self.ways = Completions(self._charts, findings.facts, findings.as_of)
        self._first: dict[OptionKind, int] = {}
        self._too_large: set[OptionKind] = set()
        self._hinges: dict[int, Collection[int]] = {}
        self._decisive: dict[int, dict[int, Values]] = {}

    def applies(self, option: str) -> int:
        """Where an option applies."""
        return self.ways.cut(self._charts.applies(option))

    def holds(self, criterion: str) -> int:
        """Where a criterion holds, by its id."""
        return self.ways.cut(self._charts.criterion(criterion))

    def can_count(self, criterion: str, applies: int) -> bool:
        """Whether a criterion holds in some patient to whom an option applies."""
        holds = self.holds(criterion)
        return self.ways.can_be(self.ways.diagrams.choose(applies, holds, FALSE))

    def verdict(self, option: str) -> int:
        """The place of an option's verdict in VERDICTS, or NOT_APPLICABLE."""
        return self.ways.cut(self._charts.verdict(option))

    def barred(self, option: str) -> int:
        """Where an option can certainly not be had: neither licensed nor paid for."""
        return self.ways.cut(self._charts.barred(option))

    def could_be_raised(self) -> list[FlagKey]:
        """High flags that do not stand but may, by option and harm."""
        stand: dict[FlagKey, None] = {}
        may: dict[FlagKey, None] = {}
        for found in self.findings.held:
            if found.high:
                stand |= found.high
        for found in self.findings.undecided:
            if found.high:
                may |= found.high
        return [key for key in may if key not in stand]

    def flagged(self, option: str, kind: str) -> int:
        """Where an option applies and has a high flag of a kind."""
        return self.ways.cut(self._charts.flagged(option, kind))

    def row(self, place: int) -> int:
        """Where an access row is in force and fits the patient."""
        return self.ways.cut(self._charts.row(place))

    def hinges(self, function: int) -> Collection[int]:
        """The variables that can change a function, to whatever."""
        found = self._hinges.get(function)
        if found is None:
            found = self._hinges[function] = hinges(self.ways, function)
        return found

    def decisive(self, function: int) -> dict[int, Values]:
        """The variables that can change a function; see `decisive`."""
        found = self._decisive.get(function)
        if found is None:
            found = self._decisive[function] = decisive(self.ways, function)
        return found

    def standing(self, option: Option) -> int:
        """SUITABLE, CAUTION or OUT: whether an option may be suggested, and in which class."""
        diagrams = self.ways.diagrams
        open_ = diagrams.mapped(
            self.verdict(option.id), lambda verdict: STANDING[int(str(verdict))]
        )
        return diagrams.choose(self.barred(option.id), diagrams.leaf(OUT), open_)

    def first(self, kind: OptionKind) -> int:
        """The first option of a kind, as its id, or None. Raises TooLargeError."""
        if kind in self._too_large:
            raise TooLargeError
        found = self._first.get(kind)
        if found is None:
            self._too_large.add(kind)  # until it is found
            options = [one for one in self.findings.rulebook.options.values() if one.kind == kind]
            standings = [self.standing(one) for one in options]
            race = Race(self.ways.diagrams, standings, self._preferred(options), self._most)
            found = self._first[kind] = self.ways.diagrams.mapped(
                race.winner(), lambda place: None if place is None else options[int(str(place))].id
            )
            self._too_large.discard(kind)
        return found

    @cached_property
    def preferred(self) -> Preferences:
        """Which option is preferred to which, for certain or perhaps."""
        return preferences(self.findings)

    def _preferred(self, options: Sequence[Option]) -> dict[tuple[int, int], int]:
        """Where one option is preferred to another, by their places."""
        places = {one.id: i for i, one in enumerate(options)}
        sure, open_ = self.preferred.sure, self.preferred.open
        here = [pair for pair in (*open_, *sure) if pair[0] in places and pair[1] in places]
        return {
            (places[better], places[worse]): TRUE
            if (better, worse) in sure
            else self.ways.cut(self._charts.preferred(better, worse))
            for better, worse in here
        }
