"""What a rulebook says of one patient, reckoned only as far as it is asked for."""

import json
from functools import cached_property

from allcli.case.facts import Facts
from allcli.case.files.read import Source
from allcli.engine.prepared import Prepared
from allcli.plan.plan import plan
from allcli.plan.results import RoadPlan
from allcli.rulebook.words import VERDICTS
from allcli.triage.assess import assess
from allcli.triage.assessment import FlagResult
from allcli.triage.choose import Choice, choose, chosen_alone
from allcli.triage.evaluate import ANSWERS, Findings
from allcli.triage.flags import flags_of
from allcli.triage.outcomes import outcomes_of
from allcli.triage.results import notes_of
from allcli.triage.verdicts import Judged


class Answers:
    """The parts of an assessment by name, each reckoned when first asked for."""

    def __init__(self, findings: Findings, source: Source) -> None:
        self.findings = findings
        self.source = source

    @property
    def rulebook(self) -> Prepared:
        """The rulebook that answers."""
        return self.findings.rulebook

    @property
    def facts(self) -> Facts:
        """The facts of the patient."""
        return self.findings.facts

    @cached_property
    def criteria(self) -> dict[str, str]:
        """Whether each criterion holds."""
        ids = (criterion.id for criterion in self.rulebook.criteria)
        return dict(zip(ids, (ANSWERS[truth] for truth in self.findings.criteria), strict=True))

    @cached_property
    def roads(self) -> RoadPlan:
        """The roads to transplant."""
        return plan(self.source, self.rulebook, self.findings.as_of)

    @cached_property
    def constraints(self) -> dict[str, str]:
        """Whether some road surely keeps to each constraint, or may have to."""
        answers = {constraint.id: "no" for constraint in self.rulebook.constraints}
        for road in self.roads.roads:
            for kept in road.constraints:
                if answers.get(kept.id) in ("no", "unknown"):
                    answers[kept.id] = "yes" if kept.certain else "unknown"
        return answers

    def answer(self, name: str) -> str:
        """Whether a criterion holds, or a constraint of roads bears on one."""
        return self.criteria[name] if name in self.criteria else self.constraints[name]

    @cached_property
    def choice(self) -> Choice:
        """The options as judged and ranked, and the suggestion; how sure it is, is left aside."""
        return chosen_alone(self.findings)

    @cached_property
    def judged(self) -> dict[str, Judged]:
        """Every option as judged, by its id."""
        return {option.id: option for option in self.choice.options}

    @cached_property
    def worst(self) -> dict[str, int]:
        """The gravest class that each option may still get, which takes longer to tell."""
        return {option.id: option.worst for option in choose(self.findings).options}

    def verdict(self, option: str, *, worst: bool = False) -> str:
        """The class of an option, or the worst that is still possible."""
        judged = self.judged[option]
        if judged.applies is False:
            return "not-applicable"
        return VERDICTS[self.worst[option] if worst else judged.best]

    @cached_property
    def flags(self) -> tuple[FlagResult, ...]:
        """Every flag, certain or possible."""
        return flags_of(self.choice)

    @cached_property
    def notes(self) -> set[str]:
        """The criteria whose notes are shown."""
        return {note.reason.criterion for note in notes_of(self.choice)}

    @cached_property
    def outcomes(self) -> set[str]:
        """The published results that are shown."""
        rows = outcomes_of(self.choice)
        return {row.id for row in rows}

    @cached_property
    def ranked(self) -> dict[str, int]:
        """The place of every option among those of its kind."""
        kinds = (
            self.choice.ranked.salvage, self.choice.ranked.destinations, self.choice.ranked.adjuncts
        )  # fmt: skip
        return {option.id: i for kind in kinds for i, option in enumerate(kind)}

    @cached_property
    def text(self) -> str:
        """Everything that the result says, as JSON text."""
        answer = assess(self.source, self.rulebook, self.findings.as_of)
        return json.dumps(answer.as_objects(), default=str, ensure_ascii=False)
