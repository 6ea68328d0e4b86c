"""What the answer may come to, once everything is known: verdicts, flags, and who comes first."""

from collections.abc import Collection, Mapping, Sequence

from allcli.engine.charts import Charts
from allcli.engine.completions import Completions
from allcli.engine.decisive import decisive, hinges
from allcli.engine.diagram import FALSE, TRUE, TooLargeError
from allcli.engine.preferences import Preferences
from allcli.engine.race import CAUTION, OUT, SUITABLE
from allcli.engine.workspace import Values
from allcli.rulebook.model import Option
from allcli.rulebook.words import OptionKind

# How far to look: not at all, for the headline is the same without it; enough for a case of which
# most is known; enough to settle what can be settled.
NOT_AT_ALL, FEW, MANY = 0, 600, 3000
STANDING = (SUITABLE, CAUTION, OUT, OUT, OUT)  # by verdict, and where it does not apply


class Outlook:
    """Functions over the completions of one case, each made when it is first asked for.

    `most` is how far who comes first is looked for, in turns; beyond it TooLargeError is raised.
    """

    def __init__(self, ways: Completions, preferred: Preferences, most: int = FEW) -> None:
        self.ways = ways
        self.preferred = preferred
        self._most = most
        self._charts = ways.charts
        self._first: dict[OptionKind, int] = {}
        self._too_large: set[OptionKind] = set()
        self._hinges: dict[int, Collection[int]] = {}
        self._holds: dict[str, int] = {}

    def under(self, charts: Charts, preferred: Preferences) -> "Outlook":
        """The outlook of the same case under charts that `Completions.under` may take."""
        other = Outlook(self.ways.under(charts), preferred, self._most)
        other._hinges = self._hinges
        return other

    def applies(self, option: str) -> int:
        """Where an option applies."""
        return self.ways.cut(self._charts.applies(option))

    def holds(self, criterion: str) -> int:
        """Where a criterion holds, by its id."""
        holds = self._holds.get(criterion)
        if holds is None:
            chart = self._charts.criterion(criterion)
            holds = self._holds[criterion] = self.ways.cut(chart)
        return holds

    def can_count(self, criterion: str, applies: int) -> bool:
        """Whether a criterion holds in some patient to whom an option applies."""
        holds = self.holds(criterion)
        return self.ways.can_be(self.ways.diagrams.choose(applies, holds, FALSE))

    def always(self, criterion: str, applies: int) -> bool:
        """Whether a criterion holds in every patient to whom an option applies."""
        holds = self.holds(criterion)
        return not self.ways.can_be(self.ways.diagrams.choose(holds, FALSE, applies))

    def verdict(self, option: str, goal: str = "") -> int:
        """The place of an option's verdict in VERDICTS, or NOT_APPLICABLE; see `Charts`."""
        return self.ways.cut(self._charts.verdict(option, goal))

    def barred(self, option: str) -> int:
        """Where an option can certainly not be had: neither licensed nor paid for."""
        return self.ways.cut(self._charts.barred(option))

    def flagged(self, option: str, kind: str) -> int:
        """Where an option applies and has a high flag of a kind."""
        return self.ways.cut(self._charts.flagged(option, kind))

    def row(self, place: int) -> int:
        """Where an access row is in force and fits the patient."""
        return self.ways.cut(self._charts.row(place))

    def hinges(self, function: int) -> Collection[int]:
        """The variables that can change a function, to whatever."""
        places = self._hinges.get(function)
        if places is None:
            places = self._hinges[function] = hinges(self.ways, function)
        return places

    def fits_by(self, option: str) -> list[str]:
        """The facts that whether an option applies hangs on."""
        return self.ways.facts_at(self.hinges(self.applies(option)))

    def decisive(self, function: int) -> Mapping[int, Values]:
        """The variables that can change a function; see `decisive`."""
        return decisive(self.ways, function)

    def standing(self, option: Option) -> int:
        """SUITABLE, CAUTION or OUT: whether an option may be suggested, and in which class."""
        diagrams = self.ways.diagrams
        open_ = diagrams.mapped(
            self.verdict(option.id),
            lambda verdict: STANDING[int(str(verdict))],
            self.ways.workspace.standings,
        )
        return diagrams.choose(self.barred(option.id), diagrams.leaf(OUT), open_)

    def first(self, kind: OptionKind) -> int:
        """The first option of a kind, as its id, or None. Raises TooLargeError."""
        if self._most == NOT_AT_ALL or kind in self._too_large:
            raise TooLargeError
        winner = self._first.get(kind)
        if winner is None:
            self._too_large.add(kind)  # until it is found
            options = [option for option in self._charts.options.values() if option.kind == kind]
            standings = [self.standing(option) for option in options]
            place = self.ways.workspace.winner(standings, self._preferred(options), self._most)
            winner = self._first[kind] = self.ways.diagrams.mapped(
                place, lambda place: None if place is None else options[int(str(place))].id
            )
            self._too_large.discard(kind)
        return winner

    def _preferred(self, options: Sequence[Option]) -> dict[tuple[int, int], int]:
        """Where one option is preferred to another, by their places."""
        places = {option.id: i for i, option in enumerate(options)}
        sure, open_ = self.preferred.sure, self.preferred.open
        here = [pair for pair in (*open_, *sure) if pair[0] in places and pair[1] in places]
        return {
            (places[better], places[worse]): TRUE
            if (better, worse) in sure
            else self.ways.cut(self._charts.preferred(better, worse))
            for better, worse in here
        }
