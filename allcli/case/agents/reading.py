"""What a line of therapy says was given, what it leaves open, and which words are unknown."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import NamedTuple

from allcli.case.agents.names import AGENTS, CLASSES
from allcli.case.agents.regimens import NEVER_IN, REGIMENS
from allcli.case.agents.words import (
    AHEAD,
    BETWEEN,
    CLAUSES,
    DOUBTFUL,
    EITHER,
    LESS,
    NOTHING,
    OTHERS,
    SPACELESS,
    TOKENS,
    is_silent,
)

_LONGEST = 7  # words in one name
_ALIKE = 0.8  # how near an unknown word must come to a name, to be taken for a slip of it
_SHORTEST = 4  # letters; a shorter word is near to too many names
_SURE = 7  # letters; of a shorter one the nearest name is told, but it may be any drug


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


def understood(regimen: str | None, agents: Sequence[str] | None) -> Understood:
    """What one line says: a list of agents is complete, a regimen only if its drugs are known.

    Where no drug is said to have been given, and none of two or more, it may have been any.
    """
    line = _understood(regimen, tuple(agents) if agents else None)
    says_either = any(re.search(EITHER, clause) for clause in line.doubtful)
    is_denied = line.doubtful and not line.given and not says_either
    return line._replace(anything=True) if is_denied else line


@lru_cache(maxsize=4096)  # the same regimens are asked about again and again
def _understood(regimen: str | None, agents: tuple[str, ...] | None) -> Understood:
    listed = _joined(map(_read, agents)) if agents else None
    named = _read(regimen) if regimen else None
    if listed is None:
        return named or Understood(anything=True)
    if named is None:
        return listed
    given = listed.given | named.given
    return listed._replace(
        given=given, open=listed.open - given, doubtful=listed.doubtful + named.doubtful
    )


def _joined(parts: Iterable[Understood]) -> Understood:
    read = list(parts)
    given = frozenset().union(*(part.given for part in read))
    named = given.union(*(part.open - part.some_had for part in read))
    return Understood(
        given,
        frozenset().union(*(part.open for part in read)) - given,
        any(part.anything for part in read),
        tuple(pair for part in read for pair in part.unknown),
        tuple(clause for part in read for clause in part.doubtful),
        frozenset().union(*(part.some_had for part in read)) - named,
    )


def _read(text: str) -> Understood:
    """One text; a text that names no drug may stand for any."""
    return spelled().get(text.lower()) or read_words(text)


def read_words(text: str) -> Understood:
    """A text of any words, clause by clause."""
    joined = _joined(map(_clause, _clauses(text)))
    says_something = joined.given or joined.open or joined.unknown
    return joined if says_something else joined._replace(anything=True)


def _clauses(text: str) -> list[str]:
    """The clauses; one that only throws doubt, as in `blinatumomab (planned)`, is of the last."""
    clauses: list[str] = []
    for part in filter(str.strip, re.split(CLAUSES, text)):
        words = _tokens(re.sub(DOUBTFUL, " ", part))
        is_doubt = re.search(DOUBTFUL, part) and all(is_silent(word) for word in words)
        if clauses and is_doubt:
            clauses[-1] = f"{clauses[-1].rstrip()}, {part.strip()}"
        else:
            clauses.append(part)
    return clauses


def _clause(text: str) -> Understood:
    """One clause; of `hyper-CVAD without doxorubicin` the drug is open, the rest was given."""
    less = re.search(LESS, text) or re.search(AHEAD, text)
    whole = _words(text[: less.start()]) if less else Understood()
    if less is None or not whole.given:
        return _words(text)
    behind = text[less.start() :]
    rest = _words(behind)
    if not rest.open and not re.match(LESS, behind):  # `blinatumomab pending approval`
        return _words(text)
    open_ = whole.open | rest.open
    return _joined((whole, rest))._replace(given=whole.given - rest.open, open=open_)


def _words(text: str) -> Understood:
    """The names in a clause, longest first, then the words that are left."""
    names, left = _names_in(_tokens(text))
    if any(word in NOTHING for word in left) and not names:
        return Understood()
    left = [word for word in left if not re.fullmatch(OTHERS, word)]
    unknown = tuple((word, _nearest(word)) for word in left if not is_silent(word))
    if re.search(DOUBTFUL, text):
        unknown = tuple(pair for pair in unknown if not re.search(DOUBTFUL, pair[0]))
        if names:
            return _doubted(_meant(names), text.strip())
    if names and any(SPACELESS.match(word) and not name for word, name in unknown):
        return _doubted(_meant(names), text.strip())._replace(anything=True)
    beside = _beside_names(text)
    if names and any(word in beside and not name for word, name in unknown):
        return _doubted(_meant(names), text.strip())._replace(anything=True)
    read, near = _meant(names), _meant(_key(name) for _, name in unknown if name)
    others = re.search(OTHERS, text)
    if others and all(name for _, name in unknown):
        unknown += ((others[0].strip(), ""),)
    return _joined((read, _doubted(near)))._replace(
        anything=any(not name or len(_letters(word)) < _SURE for word, name in unknown),
        unknown=unknown,
    )


def _meant(keys: Iterable[str]) -> Understood:
    """What names mean together."""
    return _joined(_keys()[key] for key in keys)


def _doubted(read: Understood, *clauses: str) -> Understood:
    """The same, none of it certain."""
    return Understood(open=read.given | read.open, doubtful=clauses, some_had=read.some_had)


def _beside_names(text: str) -> set[str]:
    """The words that stand beside a name and may say of it that it was not given.

    In `FLAG-Ida + CTX-1` the unknown word is a drug of its own.
    """
    beside: set[str] = set()
    for part in re.split(BETWEEN, text):
        names, left = _names_in(_tokens(part))
        beside.update(left if names else ())
    return beside


def _names_in(tokens: Sequence[str]) -> tuple[list[str], list[str]]:
    """The keys of the names in a row of words, and the words that belong to none."""
    names, left, at = [], [], 0
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            key = "".join(tokens[at : at + length])
            if key in _keys():
                names.append(key)
                break
        else:
            length = 1
            inside, rest = _inside(tokens[at])
            names += inside
            left += rest
        at += length
    return names, left


def _inside(token: str) -> tuple[list[str], list[str]]:
    """The names within a word of a script that sets no spaces, and what is left of the word."""
    if token.isascii():
        return [], [token]
    for key in _spaceless():
        if key in token:
            before, _, after = token.partition(key)
            return [key], [word for word in (before, after) if word]
    return [], [token]


@cache
def _keys() -> dict[str, Understood]:
    """What each name means, by its words run together."""
    return {_key(spelling): meaning for spelling, meaning in spelled().items()}


@cache
def spelled() -> dict[str, Understood]:
    """What each name means, as it is spelled, in lower case."""
    names: dict[str, Understood] = {}
    for name, kinds in CLASSES.items():
        names[name.lower()] = Understood(
            open=frozenset(drug for drug, agent in AGENTS.items() if agent.kind in kinds)
        )
    for name, regimen in REGIMENS.items():
        some = frozenset(regimen.may) - set(regimen.agents)
        for spelling in (name, *regimen.names):
            names[spelling.lower()] = Understood(frozenset(regimen.agents), some, some_had=some)
    for name, agent in AGENTS.items():
        for spelling in (name, *_inflected(name), *agent.names):
            names[spelling.lower()] = Understood(frozenset({name}), _members(name))
    return names


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


@cache
def _spaceless() -> tuple[str, ...]:
    """The names in scripts without spaces, longest first."""
    return tuple(sorted((key for key in _keys() if not key.isascii()), key=len, reverse=True))


@cache
def _spellings() -> dict[str, str]:
    """Every name as it is written, by its key."""
    names = [*AGENTS, *REGIMENS, *CLASSES]
    names += [spelling for agent in AGENTS.values() for spelling in agent.names]
    names += [spelling for regimen in REGIMENS.values() for spelling in regimen.names]
    generic = {_key(form): name for name in AGENTS for form in _inflected(name)}
    return generic | {_key(name): name for name in reversed(names)}


@lru_cache(maxsize=1024)
def _nearest(word: str) -> str:
    """The name that an unknown word is probably a slip of; empty where none is near."""
    if len(word) < _SHORTEST:
        return ""
    alike = get_close_matches(_letters(word), _by_letters(), n=3, cutoff=_ALIKE)
    same = [key for key in alike if _digits(key) == _digits(word)]  # AALL1521 is not AALL1621
    return _spellings()[_by_letters()[same[0]]] if same else ""


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


@cache
def _by_letters() -> dict[str, str]:
    return {_letters(key): key for key in _keys()}


def _letters(word: str) -> str:
    """Hangul letter by letter: a syllable with one slip in it is still near."""
    return unicodedata.normalize("NFD", word)


def _tokens(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return TOKENS.findall(folded)


def _key(name: str) -> str:
    return "".join(_tokens(name))
