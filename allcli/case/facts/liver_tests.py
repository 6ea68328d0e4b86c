"""Liver tests and LDH as multiples of the upper limit of normal."""

from collections.abc import Callable
from math import inf
from operator import attrgetter

from allcli.case.calculators.scale import bounds, narrower
from allcli.case.facts import ageing
from allcli.case.facts.normal_limits import LIMITS, level_of, multiple
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.record import FALLS, number
from allcli.case.organs import Labs
from allcli.case.span import Span, span

LIVER_TOPIC = "bilirubin, AST, ALT with their ULN"
Multiple = float | Span | None
_LEVELS = {test: attrgetter(f"{test}_x_uln", test, f"{test}_uln") for test in LIMITS}


def times_uln(labs: Labs, test: str) -> Multiple:
    """Multiples of the upper limit of normal, as far as they are stated or the values tell."""
    stated, level, uln = map(value, _LEVELS[test](labs))
    return narrower(stated, multiple(test, level, uln))


def bilirubin_mg_dl(labs: Labs) -> Multiple:
    """The level as stated, and as far as its multiples tell by the limits that there are."""
    level, multiples, uln = map(value, (labs.bilirubin, labs.bilirubin_x_uln, labs.bilirubin_uln))
    return narrower(level, level_of("bilirubin", multiples, uln))


def _of(test: str) -> Callable[[Reading], Multiple]:
    return lambda reading: times_uln(reading.case.labs, test)


def transaminases_x_uln(labs: Labs) -> Multiple:
    """The higher of AST and ALT; with one unknown, at least the other."""
    ast, alt = times_uln(labs, "ast"), times_uln(labs, "alt")
    if ast is None and alt is None:
        return None
    (low, high), (other_low, other_high) = (
        (0.0, inf) if multiple is None else bounds(multiple) for multiple in (ast, alt)
    )
    return span(max(low, other_low), max(high, other_high))


LIVER_TESTS = (
    number(
        "labs.bilirubin_mg_dl", "bilirubin", "mg/dL", (0, 100),
        "labs.bilirubin_x_uln", "labs.bilirubin_uln",
        stated="labs.bilirubin", of=lambda reading: bilirubin_mg_dl(reading.case.labs),
        topic=LIVER_TOPIC, test="blood", change=FALLS, ages=ageing.LIVER,
    ),
    number(
        "labs.bilirubin_x_uln", "bilirubin", "x ULN", (0, 500),
        "labs.bilirubin", "labs.bilirubin_uln",
        stated="labs.bilirubin_x_uln", of=_of("bilirubin"),
        safety=True, topic=LIVER_TOPIC, test="blood", change=FALLS, ages=ageing.LIVER,
    ),
    # hundreds in acute liver failure: 50,000 U/L, the most a field takes, over a limit of 17
    number(
        "labs.transaminases_x_uln", "AST/ALT", "x ULN", (0, 3000),
        "labs.ast", "labs.ast_uln", "labs.alt", "labs.alt_uln",
        of=lambda reading: transaminases_x_uln(reading.case.labs),
        safety=True, topic=LIVER_TOPIC, test="blood", change=FALLS, ages=ageing.LIVER,
    ),
)  # fmt: skip
ALP = number(
    "labs.alp_x_uln", "ALP", "x ULN", (0, 500), "labs.alp", "labs.alp_uln",
    stated="labs.alp_x_uln", of=_of("alp"), test="blood", change=FALLS, ages=ageing.LIVER,
)  # fmt: skip
LDH = number(
    "labs.ldh_x_uln", "LDH", "x ULN", (0, 500), "labs.ldh", "labs.ldh_uln",
    stated="labs.ldh_x_uln", of=_of("ldh"), test="blood", change=FALLS, ages=ageing.KIDNEY,
)  # fmt: skip
