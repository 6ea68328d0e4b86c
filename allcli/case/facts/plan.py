"""What is intended."""

from allcli.case.conditioning import Conditioning, conditioning
from allcli.case.facts.reading import Reading
from allcli.case.facts.record import CHOSEN, Value, asked, choice, count, yes_no
from allcli.case.kinds import AvailableDonor, words_of

_TRANSPLANT = "transplant intent and donor"
_CONDITIONING = "planned conditioning"
_AGENTS = "plan.conditioning_agents"


def _planned(reading: Reading) -> Conditioning | None:
    agents = reading.case.plan.conditioning_agents
    return None if agents is None else conditioning(agents)


def _alkylators(reading: Reading) -> Value:
    planned = reading.once(_planned)
    return planned and planned.alkylators


def _thiotepa(reading: Reading) -> Value:
    planned = reading.once(_planned)
    return planned and planned.thiotepa


PLAN = asked(
    "plan",
    yes_no("plan.transplant_intended", "transplant intended", topic=_TRANSPLANT, change=CHOSEN),
    choice(
        "plan.donor", "available donor", words_of(AvailableDonor), topic=_TRANSPLANT, change=CHOSEN
    ),
    yes_no("plan.dli_intended", "DLI intended", change=CHOSEN),
    count(
        "plan.conditioning_alkylators", "alkylators", "", (0, 10), _AGENTS,
        of=_alkylators, topic=_CONDITIONING, change=CHOSEN,
    ),
    yes_no(
        "plan.conditioning_thiotepa", "thiotepa", _AGENTS,
        of=_thiotepa, topic=_CONDITIONING, change=CHOSEN,
    ),
)  # fmt: skip
