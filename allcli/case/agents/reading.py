"""What a line of therapy says was given, what it leaves open, and which words are unknown."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from allcli.case.agents.names import AGENTS
from allcli.case.agents.spellings import (
    Understood,
    key_of,
    later_version,
    letters,
    meaning_of,
    meanings,
    nearest,
    spaceless,
    tokens,
)
from allcli.case.agents.words import (
    AHEAD,
    BETWEEN,
    CLAUSES,
    DOUBTFUL,
    EITHER,
    LESS,
    NOTHING,
    OTHERS,
    PLAN,
    SPACELESS,
    is_silent,
)

_BRACKETS, _PLAIN = r"\(([^()]*)\)", r"[^-+,;()\[\]{}|\n→]"
_MOST = 500  # characters of a text with brackets that anybody writes of a drug
_LONGEST = 7  # words in one name
_SURE = 7  # letters; of a shorter one the nearest name is told, but it may be any drug


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
    return meaning_of(text) or read_words(text)


def read_words(text: str) -> Understood:
    """A text of any words, clause by clause."""
    joined = _joined(map(_clause, _clauses(text)))
    if re.match(PLAN, text) and joined.given:
        joined = _doubted(joined, text.strip())._replace(unknown=joined.unknown)
    says_something = joined.given or joined.open or joined.unknown
    return joined if says_something else joined._replace(anything=True)


def _clauses(text: str) -> list[str]:
    """The clauses; one that only throws doubt, as in `blinatumomab (planned)`, is of the last."""
    clauses: list[str] = []
    text = re.sub(r"\[ *\]", "☐", text)
    if "(" in text and len(text) <= _MOST:
        text = re.sub(rf"{_BRACKETS}({_PLAIN}+)", _doubt_ahead, text)
        text = re.sub(rf"({_PLAIN}+){_BRACKETS}", _doubt_inside, text)
    for part in filter(str.strip, re.split(CLAUSES, text)):
        if clauses and _is_doubt(part):
            clauses[-1] = f"{clauses[-1].rstrip()}, {part.strip()}"
        else:
            clauses.append(part)
    return clauses


def _doubt_ahead(match: re.Match[str]) -> str:
    """A doubt behind brackets is of what stands before them, too: `CAR-T (Kymriah) planned`."""
    inside, behind = (group.strip() for group in match.groups())
    return f"{behind} ({inside} {behind})" if _is_doubt(behind) else match[0]


def _doubt_inside(match: re.Match[str]) -> str:
    """A doubt ahead of brackets is of a name in them, too: `CAR-T planned (Kymriah)`."""
    before, inside = match.groups()
    doubt = re.search(DOUBTFUL, before)
    is_sure = not re.search(DOUBTFUL, inside) and _names_in(tokens(inside))[0]
    return f"{before}({inside} {doubt[0]})" if doubt and is_sure else match[0]


def _is_doubt(text: str) -> bool:
    """Whether a clause throws doubt and says nothing else."""
    words = tokens(re.sub(DOUBTFUL, " ", text))
    return bool(re.search(DOUBTFUL, text)) and all(
        is_silent(word) or word in NOTHING for word in words
    )


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
    classes = {AGENTS[drug].stands_for for drug in rest.open} & whole.given
    taken_away = rest.open | classes  # without pegaspargase, any other asparaginase is open too
    open_ = whole.open | taken_away
    return _joined((whole, rest))._replace(given=whole.given - taken_away, open=open_)


def _words(text: str) -> Understood:
    """The names in a clause, longest first, then the words that are left."""
    names, left = _names_in(tokens(text))
    if names and _ends_in_nought(text):
        return _doubted(_meant(names), text.strip())
    if any(word in NOTHING for word in left) and not names:
        return Understood()
    left = [word for word in left if not re.fullmatch(OTHERS, word)]
    unknown = tuple((word, nearest(word)) for word in left if not is_silent(word))
    if re.search(DOUBTFUL, text):
        unknown = tuple(pair for pair in unknown if not re.search(DOUBTFUL, pair[0]))
        if names:
            return _doubted(_meant(names), text.strip())
    if names and any(SPACELESS.match(word) and not name for word, name in unknown):
        return _doubted(_meant(names), text.strip())._replace(anything=True)
    beside = _beside_names(text)
    if names and any(word in beside and not name for word, name in unknown):
        return _doubted(_meant(names), text.strip())._replace(anything=True)
    read, near = _meant(names), _meant(key_of(name) for _, name in unknown if name)
    others = re.search(OTHERS, text)
    if others and all(name for _, name in unknown):
        unknown += ((others[0].strip(), ""),)
    version = later_version(text)
    unknown += ((version, ""),) if version else ()
    return _joined((read, _doubted(near)))._replace(
        anything=any(not name or len(letters(word)) < _SURE for word, name in unknown),
        unknown=unknown,
    )


def _ends_in_nought(text: str) -> bool:
    """Whether behind a name nothing but 0 stands: `blinatumomab 0`, but not `day 0` of it."""
    *words, last = tokens(text) or [""]
    return last == "0" and bool(words) and not _names_in(words)[1]


def _meant(keys: Iterable[str]) -> Understood:
    """What names mean together."""
    return _joined(meanings()[key] for key in keys)


def _doubted(read: Understood, *clauses: str) -> Understood:
    """The same, none of it certain."""
    return Understood(open=read.given | read.open, doubtful=clauses, some_had=read.some_had)


def _beside_names(text: str) -> set[str]:
    """The words that stand beside a name and may say of it that it was not given.

    In `FLAG-Ida + CTX-1` the unknown word is a drug of its own.
    """
    beside: set[str] = set()
    for part in re.split(BETWEEN, text):
        names, left = _names_in(tokens(part))
        beside.update(left if names else ())
    return beside


def _names_in(tokens: Sequence[str]) -> tuple[list[str], list[str]]:
    """The keys of the names in a row of words, and the words that belong to none."""
    names, left, at = [], [], 0
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            key = "".join(tokens[at : at + length])
            if key in meanings():
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
    for key in spaceless():
        if key in token:
            before, _, after = token.partition(key)
            around = [_inside(word) for word in (before, after) if word]
            return (
                [key, *(name for names, _ in around for name in names)],
                [word for _, left in around for word in left],
            )
    return [], [token]
