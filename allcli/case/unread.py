"""Words of a case that name nothing that is known, and prose that decides neither way."""

import re
from collections.abc import Iterator
from typing import Any

from allcli.case.agents.reading import understood
from allcli.case.agents.spellings import Understood
from allcli.case.conditioning import is_understood
from allcli.case.doubtful import Doubt
from allcli.case.facts.given import drugs_of
from allcli.case.facts.reading import value
from allcli.case.facts.stated import is_name
from allcli.case.history import Line
from allcli.case.karyotype import lesions
from allcli.case.model import Case
from allcli.case.problems import Path, found
from allcli.case.toxicities import is_denied, toxicities

# Fields that no fact is derived from; some are held against others for consistency.
FOR_PEOPLE = frozenset({
    "id", "note", "antigens.cd19_date", "antigens.cd20_pct", "antigens.cd22_date",
    "genetics.bcr_abl1_transcript", "gvhd.acute_past",
    "labs.haemoglobin", "mrd.date", "mrd.method",
    "transplants[].donor", "transplants[].graft", "transplants[].intensity",
})  # fmt: skip

_NONE = r"(?i)\W*(?:none|no|nil|keine?|없음|특이사항 없음|なし|無|n/?a)?\W*"
_NO_FUSION = (
    r"\((?:ABL1x2, ?BCRx2|BCRx2, ?ABL1x2)\)(?!\()|\((?:ABL1, ?BCR|BCR, ?ABL1)\)x2(?![,\d]*\()"
)


def unread(case: Case) -> Iterator[Doubt]:
    """Each such text once, at its place."""
    for i, line in enumerate(case.lines or ()):
        yield from _drugs(("lines", i), line)
        yield from _toxicities(("lines", i), line)
    for i, name in enumerate(case.exposure.tkis_failed or ()):
        at: Path = ("exposure", "tkis_failed", i)
        yield from _names(at, understood(None, (name,)))
        if not is_name(name):
            yield at, f"{found(name)} names no TKI: [] says that none failed"
    for i, name in enumerate(case.plan.conditioning_agents or ()):
        if not is_understood(name):
            said = "is not understood: how many alkylators the plan holds stays open"
            yield ("plan", "conditioning_agents", i), f"{found(name)} {said}"
    yield from _karyotype(case)


def _karyotype(case: Case) -> Iterator[Doubt]:
    """A slip in it, prose, or signals that no field but one of its own can tell as a denial."""
    karyotype, path = case.genetics.karyotype, ("genetics", "karyotype")
    slip = re.search(r"\b(?:t|dic|ins)\(\d{1,2}[,:/-]\d{1,2}\)", karyotype or "")
    if slip:
        said = "is not read: ISCN has a semicolon between the chromosomes"
        yield path, f"{found(slip[0])} {said}"
    elif karyotype and lesions(karyotype) is None:
        yield path, f"{found(karyotype)} is not ISCN alone: nothing is read from it"
    elif karyotype and case.genetics.bcr_abl1 is None and re.search(_NO_FUSION, karyotype):
        said = "two signals of each and no fusion"
        yield path, f'{said}: genetics.bcr_abl1 = "negative" says so, this alone does not'


def _drugs(at: Path, line: Line) -> Iterator[Doubt]:
    """What a line leaves open by how it is written; a complete list of agents excuses its name."""
    agents: tuple[str, ...] = value(line.agents) or ()
    for i, name in enumerate(agents):
        yield from _names((*at, "agents", i), understood(None, (name,)))
    if not line.regimen:
        return
    path, named = (*at, "regimen"), understood(line.regimen, None)
    is_open = drugs_of(line).anything
    for clause in named.doubtful:
        said = "does not say that it was given: it counts as not known"
        yield path, f"{found(clause)} {said}{', and any other drug too' if is_open else ''}"
    if agents:
        return
    is_understood = named.given or named.doubtful or any(near for _, near in named.unknown)
    if is_open and not is_understood:
        said = "names no drug or regimen that is known: any drug may have been given"
        yield path, f"{found(line.regimen)} {said}"
    else:
        yield from _names(path, named._replace(doubtful=()))


def _names(path: Path, read: Understood) -> Iterator[Doubt]:
    for word, near in read.unknown:
        nearest = f"did you mean {near}? Until then" if near else "until then"
        yield path, f"{found(word)} is no drug or regimen that is known; {nearest} it stays open"
    for clause in read.doubtful:
        yield path, f"{found(clause)} does not say that it was given: it counts as not known"


def _toxicities(at: Path, line: Line) -> Iterator[Doubt]:
    for i, text in enumerate(line.toxicities or ()):
        if not toxicities(text) and not is_denied(text):
            said = "names no toxicity that is known: nothing is read from it"
            said += "; [] says that there was none" if re.fullmatch(_NONE, text) else ""
            yield (*at, "toxicities", i), f"{found(text)} {said}"
        if toxicities(text) and not any(harm.certain for harm in toxicities(text)):
            said = "does not say that it was there: it counts as not known"
            yield (*at, "toxicities", i), f"{found(text)} {said}"


# The same as table and name, without the label and the note.
_UNREAD = [(path, *path.replace("[]", "").split(".")) for path in sorted(FOR_PEOPLE) if "." in path]


def for_people(case: Case) -> tuple[str, ...]:
    """The fields of the case, apart from its label and note, that no fact is derived from."""
    return tuple([path for path, table, name in _UNREAD if _is_written(getattr(case, table), name)])


def _is_written(held: Any, name: str) -> bool:
    """Whether a table, or one of a list of tables, gives a value."""
    if isinstance(held, tuple):
        return any(_is_written(table, name) for table in held)
    return held is not None and value(getattr(held, name)) is not None
