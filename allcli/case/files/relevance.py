"""When a question of the interview is relevant: by what was said so far."""

from allcli.case.agents.reading import understood
from allcli.case.calculators.scale import ratio
from allcli.case.facts import performance
from allcli.case.facts.pregnancy import of_childbearing_age
from allcli.case.files.asked import GATE, AskedWhen, Said
from allcli.case.span import WithinLimits


def is_one_of(path: str, *values: object) -> AskedWhen:
    """Whether the field is one of these."""
    return lambda said: said.get(path) in values


def yes(path: str) -> AskedWhen:
    """Whether it was answered by yes."""
    return lambda said: said.get(path) is True


def no(path: str) -> AskedWhen:
    """Whether it was answered by no."""
    return lambda said: said.get(path) is False


def known(path: str) -> AskedWhen:
    """Whether anything was said of the field."""
    return lambda said: said.get(path) is not None


def unless(when: AskedWhen) -> AskedWhen:
    """The opposite."""
    return lambda said: not when(said)


def both(first: AskedWhen, second: AskedWhen) -> AskedWhen:
    """Whether both hold."""
    return lambda said: first(said) and second(said)


def is_opened(table: str) -> AskedWhen:
    """Whether a table that can be closed is to be gone through, finding by finding."""
    return lambda said: said.get(f"{table}.{GATE}") is True


def maybe_allogeneic(said: Said) -> bool:
    """Whether a transplant so far was, or may have been, allogeneic."""
    return any(hct.get("type") != "autologous" for hct in said.get("transplants", ()))


def few_blasts(said: Said) -> bool:
    """Whether the marrow may be in remission, so that residual disease is the question."""
    blasts, status = said.get("disease.marrow_blasts_pct"), said.get("disease.status")
    few = blasts is not None and (blasts < 5) is not False
    return status == "remission" or (few and status != "mrd-positive")


def mrd_found(said: Said) -> bool:
    """Whether there is residual disease."""
    return said.get("disease.status") == "mrd-positive" or said.get("mrd.status") == "positive"


def gave_inotuzumab(said: Said) -> bool:
    """Whether the line that is told gave it."""
    drugs = understood(said.get("lines[].regimen"), said.get("lines[].agents"))
    return drugs.gave("inotuzumab") is True


def leaves_drugs_open(said: Said) -> bool:
    """Whether the name of a regimen leaves its drugs open."""
    drugs = understood(said.get("lines[].regimen"), None)
    return drugs.anything or bool(drugs.open)


def later_line(said: Said) -> bool:
    """Whether a line was told before."""
    return len(said.get("lines", ())) > 1


def two_dates_lack(table: str, start: str) -> AskedWhen:
    """Whether a remission cannot be reckoned from its two dates."""
    return lambda said: None in (said.get(f"{table}.{start}"), said.get(f"{table}.relapsed_on"))


def needs_limit(path: str) -> AskedWhen:
    """Whether a value was given that is nothing without its limit; "normal" says both."""
    return lambda said: said.get(path) is not None and not isinstance(said[path], WithinLimits)


def bilirubin_raised(said: Said) -> bool:
    """Whether bilirubin may be above normal, and its cause was not already said to be absent."""
    times = ratio(said.get("labs.bilirubin"), said.get("labs.bilirubin_uln"))
    return said.get("liver.unstated") != "absent" and times is not None and (times > 1) is not False


def had_arterial_event(said: Said) -> bool:
    """Whether there was one, so that its time is the question."""
    return any(said.get(f"heart.{name}") for name in ("coronary_disease", "stroke"))


def is_child(said: Said) -> bool:
    """Whether performance is told by Lansky."""
    return performance.is_child(said.get("patient.age")) is True


def may_be_pregnant(said: Said) -> bool:
    """Whether sex and age allow it."""
    return said.get("patient.sex") != "male" and of_childbearing_age(said.get("patient.age"))
