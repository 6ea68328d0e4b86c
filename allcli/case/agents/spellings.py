"""What each name of a drug or a regimen means, and which name is near a word."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from allcli.case.agents.names import AGENTS, CLASSES
from allcli.case.agents.regimens import NEVER_IN, REGIMENS, SERIES
from allcli.case.agents.words import TOKENS

NameKind = Literal["class", "regimen", "agent"]

_ALIKE = 0.8  # how near an unknown word must come to a name, to be taken for a slip of it
# The year of a version, as 21 or 2021, with what may follow; not the number of courses or days.
_VERSION = (
    r"(?P<year>(?:20)?\d\d)(?:[-/]\d{2,3})?(?![\d.,%]|[ -]?(?:x|mg|gy|cycles?|courses?|blocks?|"
    r"doses?|days?|weeks?|wks?|months?|years?|patients?)\b)"
)
_FIRST_LATER, _LAST_LATER = 10, 50
_MARKS = dict.fromkeys(map(ord, "™℠®©"), " ")
_SHORTEST = 4  # letters; a shorter word is near to too many names


class Understood(NamedTuple):
    """Drugs that were given, and drugs that may have been; `anything` where it may be any drug.

    `unknown` are the words that name nothing, each with the name it is nearest to, or an empty
    text; `doubtful` are the clauses that name a drug without saying that it was given. `some_had`
    are those of the open drugs that a protocol gave to some of its patients and nothing else names.
    """

    given: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    anything: bool = False
    unknown: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[str, ...] = ()
    some_had: frozenset[str] = frozenset()

    def gave(self, drug: str) -> bool | None:
        """Whether a drug, or a member of a class such as `cd19-car-t`, was given."""
        if drug in with_classes(self.given):
            return True
        return None if self.anything or drug in with_classes(self.open) else False

    def of_lineage(self, lineage: str | None) -> "Understood":
        """Without what no protocol gave to a leukaemia of this lineage."""
        never = NEVER_IN.get(lineage or "", frozenset())
        return self._replace(open=self.open - (self.some_had & never))


@lru_cache(maxsize=4096)  # asked for every drug of every line
def with_classes(drugs: frozenset[str]) -> frozenset[str]:
    """The drugs, and the classes by which rules ask for them."""
    return drugs | {AGENTS[drug].stands_for for drug in drugs}


@cache
def meanings() -> dict[str, Understood]:
    """What each name means, by its words run together."""
    return {key_of(spelling): _meaning(*named) for spelling, named in _spelled().items()}


def spelled() -> Iterable[str]:
    """Every name as it is spelled, in lower case."""
    return _spelled()


def meaning_of(text: str) -> Understood | None:
    """What a text means that is a name and nothing else."""
    named = _spelled().get(text.lower())
    return _meaning(*named) if named else None


@cache
def _spelled() -> dict[str, tuple[NameKind, str]]:
    """What each spelling names. A run looks few of them up."""
    names: dict[str, tuple[NameKind, str]] = {}
    for name in CLASSES:
        names[name.lower()] = "class", name
    for name, regimen in REGIMENS.items():
        for spelling in (name, *regimen.names):
            names[spelling.lower()] = "regimen", name
    for name, agent in AGENTS.items():
        for spelling in (name, *_inflected(name), *agent.names):
            names[spelling.lower()] = "agent", name
    return names


@cache
def _meaning(kind: NameKind, name: str) -> Understood:
    if kind == "agent":
        return Understood(frozenset({name}), _members(name))
    if kind == "class":
        kinds = CLASSES[name]
        return Understood(
            open=frozenset(drug for drug, agent in AGENTS.items() if agent.kind in kinds)
        )
    regimen = REGIMENS[name]
    some = frozenset(regimen.may) - set(regimen.agents)
    return Understood(frozenset(regimen.agents), some, some_had=some)


def _inflected(name: str) -> tuple[str, ...]:
    """A generic name as German, Spanish or Portuguese writes it: vincristin, vincristina."""
    if name.endswith(("ine", "one", "ide", "ane", "ase")):
        return name[:-1], f"{name[:-1]}a", f"{name[:-1]}um"
    return (f"{name}e",) if name.endswith(("mab", "nib")) else ()


def _members(name: str) -> frozenset[str]:
    """The drugs of which a class leaves open which it was."""
    if AGENTS[name].stands_for != name:
        return frozenset()
    return frozenset(drug for drug, agent in AGENTS.items() if agent.stands_for == name) - {name}


def later_version(text: str) -> str:
    """A protocol in a version of 2010 or later that is not known; empty for none.

    Until then none gave antibodies, and what stands for the series holds for it.
    """
    if not any(map(str.isdigit, text)):
        return ""
    for named in re.finditer(rf"(?i)\b(?:{'|'.join(SERIES)})[ -]*(?:l?all?[ -]*)?{_VERSION}", text):
        year = int(named["year"])
        is_later = _FIRST_LATER <= year % 100 < _LAST_LATER and year // 100 in (0, 20)
        if is_later and key_of(named[0]) not in meanings():
            return named[0].strip()
    return ""


@cache
def spaceless() -> tuple[str, ...]:
    """The names in scripts without spaces, longest first."""
    return tuple(sorted((key for key in meanings() if not key.isascii()), key=len, reverse=True))


@cache
def _spellings() -> dict[str, str]:
    """Every name as it is written, by its key."""
    names = [*AGENTS, *REGIMENS, *CLASSES]
    names += [spelling for agent in AGENTS.values() for spelling in agent.names]
    names += [spelling for regimen in REGIMENS.values() for spelling in regimen.names]
    generic = {key_of(form): name for name in AGENTS for form in _inflected(name)}
    return generic | {key_of(name): name for name in reversed(names)}


@lru_cache(maxsize=1024)
def nearest(word: str) -> str:
    """The name that an unknown word is probably a slip of; empty where none is near."""
    if len(word) < _SHORTEST:
        return ""
    alike = get_close_matches(letters(word), _by_letters(), n=3, cutoff=_ALIKE)
    same = [key for key in alike if _digits(key) == _digits(word)]  # AALL1521 is not AALL1621
    return _spellings()[_by_letters()[same[0]]] if same else ""


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


@cache
def _by_letters() -> dict[str, str]:
    return {letters(key): key for key in meanings()}


def letters(word: str) -> str:
    """Hangul letter by letter: a syllable with one slip in it is still near."""
    return unicodedata.normalize("NFD", word)


def tokens(text: str) -> list[str]:
    """The words of a text, in lower case and in one form of each letter."""
    unmarked = text.translate(_MARKS)  # which the form below turns into letters
    folded = unicodedata.normalize("NFKC", unmarked).casefold()
    return TOKENS.findall(folded)


def key_of(name: str) -> str:
    """The words of a name run together."""
    return "".join(tokens(name))
