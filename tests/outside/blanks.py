"""Cases with blanks, and the same cases with some blanks filled in, made from the schema alone.

Nothing here knows the program: what a field takes is read off its schema, and so is what is a blank
at all. A field left out of a table that says `unstated = "absent"` is none, nor is one that has a
default; a list that is written down is complete.
"""

import json
import re
from calendar import monthrange
from copy import deepcopy
from random import Random
from typing import Any

Schema = dict[str, Any]
Document = dict[str, Any]
MISSING = ("unknown", "pending", "not-done")
_TODAY = "2026-06-15"
_YEARS = (2012, 2026)
# what anybody would write where the schema asks for prose
_TOXICITIES = ("pancreatitis", "neurotoxicity", "CRS", "hypersensitivity", "neuropathy", "VOD")


class Blanks:
    """Makes cases at random from one schema; the same seed gives the same case."""

    def __init__(self, schema: Schema, seed: int) -> None:
        self.random = Random(seed)
        self.root = schema
        drugs = self._table("Exposure")
        lists = (drugs[name] for name in ("failed", "not_tolerated", "cd19_car_t_products"))
        self.drugs = sorted({word for drug in lists for word in _branch(drug, "items")["enum"]})

    def case(self) -> Document:
        """A case of some tables, each of which gives some of its fields."""
        case: Document = {"assessed_on": self.random.choice((_TODAY, _TODAY, _TODAY[:7]))}
        names = [name for name in self.root["properties"] if name not in ("$schema", "id", "note")]
        share = self.random.choice((0.15, 0.4, 0.8))
        for name in names:
            if name not in case and self.random.random() < share:
                case[name] = self._value(name, self.root["properties"][name])
        return case

    def filled(self, case: Document, most: int) -> Document:
        """The case with up to so many of its blanks filled in."""
        case = deepcopy(case)
        blanks = [blank for blank in self._blanks(case) if self.random.random() < 0.9]
        self.random.shuffle(blanks)
        for table, name, schema in blanks[: self.random.randint(1, most)]:
            if not any(other in table for other in _instead(name)):
                table[name] = self._narrower(table.get(name), name, schema)
        return case

    def _blanks(self, case: Document) -> list[tuple[Document, str, Schema]]:
        """The table, the name and the schema of each field that is left open."""
        blanks = []
        for name, schema in self.root["properties"].items():
            if name in ("$schema", "id", "note", "assessed_on"):
                continue
            if "$ref" in schema:
                table = case.setdefault(name, {})
                blanks += self._in_table(table, self._table(schema["$ref"]))
            elif name not in case and not _has_default(schema):
                blanks.append((case, name, schema))
            elif isinstance(case.get(name), list):
                inside = self._table(_branch(schema, "items")["$ref"])
                for item in case[name]:
                    blanks += self._in_table(item, inside, is_last=item is case[name][-1])
        # whether VOD/SOS goes on is told by its findings, where they are given
        has_findings = bool(case.get("vod"))
        return [blank for blank in blanks if not (has_findings and blank[1] == "vod_ongoing")]

    def _in_table(
        self, table: Document, fields: Schema, *, is_last: bool = False
    ) -> list[tuple[Document, str, Schema]]:
        closed = table.get("unstated") == "absent"
        return [
            (table, name, schema)
            for name, schema in fields.items()
            if (name not in table and not closed and not _has_default(schema, is_last=is_last))
            or (table.get(name) in MISSING and not _is_told(table[name], schema))
            or _is_open(table.get(name))
        ]

    def _table(self, reference: str) -> Schema:
        fields: Schema = self.root["$defs"][reference.rpartition("/")[2]]["properties"]
        return fields

    def _value(self, name: str, schema: Schema) -> Any:
        """Some value that the schema takes."""
        if "$ref" in schema:
            return self._some(self._table(schema["$ref"]))
        if name != "unstated" and self.random.random() < 0.1 and _branches(schema, MISSING[0]):
            return self.random.choice(MISSING)
        return self._written(name, schema)

    def _some(self, fields: Schema) -> Document:
        share = self.random.choice((0.1, 0.3, 0.7))
        made: Document = {}
        for name, schema in fields.items():
            if self.random.random() < share and not any(key in made for key in _instead(name)):
                made[name] = self._value(name, schema)
        return made

    def _written(self, name: str, schema: Schema, *, exact: bool = False) -> Any:
        """Some value that is known; `exact`, no bound of it."""
        branches = [
            branch for branch in schema.get("anyOf", [schema])
            if branch.get("type") != "null" and branch.get("enum", [""])[0] != MISSING[0]
            and not ("pattern" in branch and "format" not in branch)
        ]  # fmt: skip
        kinds = [branch.get("type") for branch in branches]
        if "number" in kinds or "integer" in kinds:
            if "string" in kinds and branches[0].get("format") == "date":
                return self._day()
            numbers = [branch for branch in branches if branch.get("type") in ("number", "integer")]
            return self._number(numbers[0], None if exact else _unit(schema))
        branch = self.random.choice(branches)
        if "enum" in branch:
            return self.random.choice(branch["enum"])
        if branch["type"] == "boolean":
            return self.random.random() < 0.5
        if branch["type"] == "array":
            return self._list(name, branch["items"], schema)
        return self._text(name, schema)

    def _number(self, branch: Schema, unit: str | None) -> Any:
        """A number in the lower part of its range more often than not, or only a bound of it."""
        low, high = branch["minimum"], branch["maximum"]
        made: float = low + (high - low) * self.random.choice((0.001, 0.02, 0.1, 1)) * (
            self.random.random()
        )
        number = round(made) if branch["type"] == "integer" else float(f"{made:.3g}")
        number = min(max(number, low), high)
        if unit is not None and self.random.random() < 0.1:
            return f"{self.random.choice('<>')} {number} {unit}".strip() if number else number
        return number

    def _day(self) -> str:
        year, month = self.random.randint(*_YEARS), self.random.randint(1, 12)
        return f"{year}-{month:02}-{self.random.randint(1, 28):02}"[
            : self.random.choice((4, 7, 10, 10))
        ]

    def _list(self, name: str, items: Schema, schema: Schema) -> list[Any]:
        count = self.random.randint(0, 3)
        if "$ref" in items:
            return [self._some(self._table(items["$ref"])) for _ in range(count)]
        if "const" in items:
            return [items["const"]]
        if "enum" in items:
            return self.random.sample(items["enum"], min(count, len(items["enum"])))
        if "anyOf" in items:
            return sorted(self._day() for _ in range(count))
        return [self._text(name, schema) for _ in range(count)]

    def _text(self, name: str, schema: Schema) -> str:
        """One of the examples; a drug, where those of the field are drugs."""
        if name == "toxicities":
            return f"{self.random.choice(_TOXICITIES)} grade {self.random.randint(1, 4)}"
        examples = [word for row in schema["examples"] for word in _flat(row)]
        drugs = self.drugs if name in ("agents", "tkis_failed", "regimen") else []
        return str(self.random.choice([*examples, *drugs]))

    def _narrower(self, held: Any, name: str, schema: Schema) -> Any:
        """A value for a blank; within the bound, or the month or year, that is held already."""
        if held is None or held in MISSING:
            return self._written(name, schema, exact=True)
        if re.fullmatch(r"\d{4}(-\d\d)?", str(held)):
            month = held[5:] or f"{self.random.randint(1, 12):02}"
            last = monthrange(int(held[:4]), int(month))[1]
            return f"{held[:4]}-{month}-{self.random.randint(1, last):02}"
        sign, limit, *_ = held.split()
        branch = next(part for part in schema["anyOf"] if "maximum" in part)
        low, high = branch["minimum"], branch["maximum"]
        ends = (low, float(limit)) if sign == "<" else (float(limit), high)
        made = ends[0] + (ends[1] - ends[0]) * self.random.uniform(0.001, 0.999)
        if branch["type"] == "number":
            return made
        inside = [number for number in range(low, high + 1) if ends[0] < number < ends[1]]
        return self.random.choice(inside) if inside else held


def _branches(schema: Schema, word: str) -> bool:
    return any(word in branch.get("enum", ()) for branch in schema.get("anyOf", ()))


def _branch(schema: Schema, key: str) -> Any:
    return next(branch[key] for branch in schema.get("anyOf", [schema]) if key in branch)


def _has_default(schema: Schema, *, is_last: bool = False) -> bool:
    """Whether it says what it means to leave the field out, of the last of a list perhaps."""
    said = schema.get("description", "")
    return "default" in schema or "default" in said or (is_last and "left out of the last" in said)


def _is_told(word: str, schema: Schema) -> bool:
    """Whether it says that this is an answer: what nobody has looked at is not yet known today."""
    return word != "unknown" and "nobody has looked yet" in schema.get("description", "")


# What the schema says is told instead of each other, or that a list leaves nothing out: where one
# is there, the other is no blank. An estimate of clearance gives way to one that is measured.
_INSTEAD = (
    ({"agents"}, {"regimen"}),
    ({"age"}, {"birth_date"}),
    ({"response_months"}, {"response_on", "relapsed_on"}),
    ({"months_to_relapse"}, {"relapsed_on"}),
    ({"creatinine_clearance"}, {"creatinine"}),
    ({"cd19"}, {"cd19_pct"}),
    ({"cd22"}, {"cd22_pct"}),
    ({"lineage"}, {"lineage_now"}),
)


def _instead(name: str) -> set[str]:
    """The fields that may not be there, for this one to be a blank."""
    return {
        other
        for pair in _INSTEAD
        for own, others in (pair, pair[::-1])
        if name in own
        for other in others
    }


def _is_open(held: Any) -> bool:
    """A bound, or a date without its day."""
    return isinstance(held, str) and bool(re.fullmatch(r"[<>] .*|\d{4}(-\d\d)?", held))


def _unit(schema: Schema) -> str | None:
    """The unit in which a number may be written as text; None where it may not."""
    said = schema.get("description", "")
    match = re.search(r"text with a unit: ([^,)]+)", said)
    return match[1] if match else "" if "a whole number from" in said else None


def _flat(held: Any) -> list[Any]:
    return held if isinstance(held, list) else [held]


def in_json(case: Document) -> str:
    """The text of a case file."""
    return json.dumps({name: held for name, held in case.items() if held != {}})
