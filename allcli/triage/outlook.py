"""What the answer may come to, once everything is known: verdicts, flags, and who comes first."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from allcli.rulebook.cells import Asked
from allcli.rulebook.diagram import FALSE, TRUE, TooLargeError
from allcli.rulebook.model import PLACES, VERDICTS, Access, Flag, Option, OptionKind
from allcli.rulebook.truth import Truth
from allcli.triage.access import in_force
from allcli.triage.completions import Completions
from allcli.triage.decisive import Values, decisive
from allcli.triage.evaluate import Findings, Found
from allcli.triage.race import CAUTION, OUT, SUITABLE, Race

NOT_APPLICABLE = len(VERDICTS)
# How far to look: enough for a case of which most is known; enough to settle what can be settled.
FEW, MANY = 100, 3000
STANDING = (SUITABLE, CAUTION, OUT, OUT, OUT)  # by verdict, and where it does not apply


class Outlook:
    """Functions over the completions of one case, each made when it is first asked for.

    `most` is how far who comes first is looked for, in turns; beyond it TooLargeError is raised.
    """

    def __init__(self, findings: Findings, most: int = FEW) -> None:
        self.findings = findings
        self._most = most
        self.ways = Completions(findings.rulebook.cells, findings.facts)
        self._verdicts: dict[str, int] = {}
        self._criteria: dict[int, int] = {}
        self._first: dict[OptionKind, int] = {}
        self._too_large: set[OptionKind] = set()
        self._decisive: dict[int, dict[int, Values]] = {}

    def applies(self, option: str) -> int:
        """Where an option applies."""
        place = self._places[option]
        return self._of(place, self.findings.applies[place])

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: i for i, name in enumerate(self.findings.rulebook.options)}

    def _of(self, place: int, truth: Truth) -> int:
        """A condition of the rulebook by its place; what is certain needs no function."""
        if truth is None:
            return self.ways.of(self.findings.rulebook.cells.conditions[place])
        return int(truth)

    def criterion(self, place: int) -> int:
        """Where a criterion holds, by its place among the criteria."""
        found = self._criteria.get(place)
        if found is None:
            findings = self.findings
            found = self._of(len(findings.rulebook.options) + place, findings.criteria[place])
            where = findings.rulebook.criteria[place].jurisdictions
            if where and findings.criteria[place] is None:
                found = self.ways.diagrams.both([found, self._in(where)])
            self._criteria[place] = found
        return found

    def _in(self, places: tuple[str, ...]) -> int:
        """Where the patient is at one of some places."""
        if "jurisdiction" not in self.ways.cells.places:
            return FALSE
        place = self.ways.cells.places["jurisdiction"]
        cells = self.ways.cells.variables[place].cells
        there = [not set(places).isdisjoint(map(str, cell.values)) for cell in cells]
        return self.ways.of(Asked(place, sum(each << i for i, each in enumerate(there))))

    def holds(self, criterion: str) -> int:
        """Where a criterion holds, by its id."""
        return self.criterion(self._criterion_places[criterion])

    @cached_property
    def _criterion_places(self) -> Mapping[str, int]:
        return {each.id: i for i, each in enumerate(self.findings.rulebook.criteria)}

    def can_count(self, criterion: str, option: str) -> bool:
        """Whether a criterion holds in some patient to whom the option applies."""
        return self.ways.can_be(
            self.ways.diagrams.both([self.applies(option), self.holds(criterion)])
        )

    def verdict(self, option: str) -> int:
        """The place of an option's verdict in VERDICTS, or NOT_APPLICABLE."""
        found = self._verdicts.get(option)
        if found is None:
            diagrams = self.ways.diagrams
            found = diagrams.leaf(0)
            for grade, places in enumerate(self._graded[option]):
                given = diagrams.either([self.criterion(place) for place in places])
                found = diagrams.choose(given, diagrams.leaf(grade), found)
            found = diagrams.choose(self.applies(option), found, diagrams.leaf(NOT_APPLICABLE))
            self._verdicts[option] = found
        return found

    @cached_property
    def _graded(self) -> dict[str, tuple[list[int], ...]]:
        """The criteria that may give an option each verdict, by their places."""
        rulebook = self.findings.rulebook
        found: dict[str, tuple[list[int], ...]] = {
            name: tuple([] for _ in VERDICTS) for name in rulebook.options
        }
        for place, truth in enumerate(self.findings.criteria):
            if truth is not False:
                for option, verdict in rulebook.criteria[place].verdict.items():
                    found[option][VERDICTS.index(verdict)].append(place)
        return found

    def barred(self, option: Option) -> int:
        """Where an option can certainly not be had: neither licensed nor paid for."""
        diagrams = self.ways.diagrams
        parts = [self._barred_drug(drug) for drug in option.drugs or (option.id,)]
        return diagrams.both(parts) if option.one_drug_suffices else diagrams.either(parts)

    def _barred_drug(self, drug: str) -> int:
        diagrams, found = self.ways.diagrams, FALSE
        stated = self.findings.facts.value("jurisdiction")
        for where in PLACES if stated is None else (str(stated),):
            there = self._in((where,)) if stated is None else TRUE
            found = diagrams.choose(there, self._barred_at(drug, where), found)
        return found

    def _barred_at(self, drug: str, where: str) -> int:
        rows = self._rows.get((drug, where), [])
        layers = {row.layer for row, _, _ in rows}
        on_market = any(row.layer == "licence" and now is not False for row, _, now in rows)
        if "licence" not in layers or (on_market and "reimbursement" not in layers):
            return FALSE
        return self.ways.diagrams.opposite(self.ways.diagrams.either(fits for _, fits, _ in rows))

    @cached_property
    def _rows(self) -> dict[tuple[str, str], list[tuple[Access, int, Truth]]]:
        """The access rows by drug and place, each as its function and whether it is in force."""
        findings, rulebook = self.findings, self.findings.rulebook
        start = len(rulebook.options) + len(rulebook.criteria)
        found: dict[tuple[str, str], list[tuple[Access, int, Truth]]] = {}
        for i, (row, truth) in enumerate(zip(rulebook.access, findings.access, strict=True)):
            now = in_force(row, findings.as_of)
            fits = FALSE if now is False else self._of(start + i, truth)
            found.setdefault((row.option, row.jurisdiction), []).append((row, fits, now))
        return found

    @cached_property
    def raised(self) -> dict[tuple[str, str], int]:
        """High flags that do not stand but may, by option and harm: where a criterion gives one."""
        findings = self.findings
        stand = {(flag.option, flag.kind) for found in findings.held for flag in high(found)}
        found: dict[tuple[str, str], list[int]] = {}
        for each in findings.undecided:
            for flag in high(each):
                if (flag.option, flag.kind) not in stand:
                    test = self.holds(each.criterion.id)
                    found.setdefault((flag.option, flag.kind), []).append(test)
        return {key: self.ways.diagrams.either(tests) for key, tests in found.items()}

    def rows_at(self, place: str) -> Iterator[tuple[Access, int]]:
        """The access rows of a place, each with where it fits the patient."""
        for (_, where), rows in self._rows.items():
            if where == place:
                yield from ((row, fits) for row, fits, _ in rows)

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
        return diagrams.choose(self.barred(option), diagrams.leaf(OUT), open_)

    def first(self, kind: OptionKind) -> int:
        """The first option of a kind, as its id, or None. Raises TooLargeError."""
        if kind in self._too_large:
            raise TooLargeError
        found = self._first.get(kind)
        if found is None:
            self._too_large.add(kind)  # until it is found
            options = [one for one in self.findings.rulebook.options.values() if one.kind == kind]
            places = {one.id: i for i, one in enumerate(options)}
            race = Race(
                self.ways.diagrams,
                [self.standing(one) for one in options],
                {
                    (places[better], places[worse]): test
                    for (better, worse), test in self._preferred.items()
                    if better in places and worse in places
                },
                self._most,
            )
            found = self._first[kind] = self.ways.diagrams.mapped(
                race.winner(), lambda place: None if place is None else options[int(str(place))].id
            )
            self._too_large.discard(kind)
        return found

    @cached_property
    def _preferred(self) -> dict[tuple[str, str], int]:
        """Where one option is preferred to another."""
        rulebook = self.findings.rulebook
        found: dict[tuple[str, str], list[int]] = {}
        for place, truth in enumerate(self.findings.criteria):
            if truth is not False:
                for pair in rulebook.pairs.get(rulebook.criteria[place].id, ()):
                    found.setdefault(pair, []).append(self.criterion(place))
        return {pair: self.ways.diagrams.either(tests) for pair, tests in found.items()}


def high(found: Found) -> list[Flag]:
    """The high flags that a criterion gives."""
    flags = found.criterion.flags
    return [flag for flag in flags if flag.level == "high"] if flags else []
