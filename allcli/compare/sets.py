"""Criteria sets side by side, and for each that differs the single item that makes it differ."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from allcli.case.calculators import acute_gvhd, vod
from allcli.case.calculators.inputs import words
from allcli.case.calculators.result import Result
from allcli.case.calculators.vod_findings import VodFindings
from allcli.case.derive import derive
from allcli.case.facts.reading import value
from allcli.case.model import Case
from allcli.case.vod import vod_findings

# Values that are surely on either side of every limit of the VOD sets.
_EITHER_SIDE = {
    "bilirubin_mg_dl": (0.5, 5.0),
    "weight_gain_pct": (0.0, 15.0),
    "days_since_hct": (10.0, 40.0),
    "hvpg_mm_hg": (2.0, 20.0),
}

_BY_DAY = ("modified Seattle", "Baltimore", "EBMT 2016 classical", "EBMT 2016 late")


class SetResult(NamedTuple):
    """A criteria set on this case.

    `unlike` is the set that it differs from; `single` are the items any one of which, were it
    otherwise, would make the two agree. It is empty where no single one would.
    """

    topic: str
    system: str
    text: str
    deciding: tuple[str, ...]
    missing: tuple[str, ...]
    unlike: str
    single: tuple[str, ...]
    reference: str


def set_results(case: Case) -> tuple[SetResult, ...]:
    """Acute GVHD by MAGIC and modified Glucksberg; VOD/SOS by every set; of what the case tells."""
    return (*_gvhd(case), *_vod(case))


def _gvhd(case: Case) -> Iterator[SetResult]:
    gvhd = case.gvhd
    stages = acute_gvhd.Stages(
        value(gvhd.skin), value(gvhd.liver), value(gvhd.upper_gi), value(gvhd.lower_gi)
    )
    if all(stage is None for stage in stages):
        return
    magic, glucksberg = acute_gvhd.magic(stages), acute_gvhd.glucksberg(stages)
    said = acute_gvhd.disagreement(stages)
    yield _told("acute GVHD", magic)
    single = (said,) if said else ()
    yield _told("acute GVHD", glucksberg, magic.system if said else "", single)


def _vod(case: Case) -> Iterator[SetResult]:
    """Each set that is not met against one that is, if possible one that asks for no day."""
    findings = vod_findings(case, derive(case).value("hct.days_since"))
    if findings is None:
        return
    results = vod.assess(findings)
    met = [result.system for result in results if result.low > 0]
    met.sort(key=lambda system: system in _BY_DAY)
    apart = {said.partition(" is not met")[0] for said in vod.disagreements(results)}
    for result in results:
        if result.system in apart:
            yield _told("VOD/SOS", result, met[0], tuple(_turning(findings, result.system, met[0])))
        else:
            yield _told("VOD/SOS", result)


def _turning(findings: VodFindings, system: str, met: str) -> Iterator[str]:
    """The known items any one of which, otherwise, would meet a set too and leave the other met."""
    known = {name: item for name, item in findings._asdict().items() if item is not None}
    for name, item in known.items():
        for other in _EITHER_SIDE.get(name, (not item,)):
            changed: dict[str, Any] = {name: other}
            after = {
                result.system: result.low > 0 for result in vod.assess(findings._replace(**changed))
            }
            if after[system] and after[met]:
                yield words(name)
                break


def _told(topic: str, result: Result, unlike: str = "", single: tuple[str, ...] = ()) -> SetResult:
    return SetResult(
        topic, result.system, result.text, result.deciding, tuple(map(words, result.missing)),
        unlike, single, result.reference,
    )  # fmt: skip
