"""The records of the rulebook: options, criteria, access, references."""

from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from allcli.case.dates import PartialDate
from allcli.case.model import Jurisdiction
from allcli.rulebook.language import Node
from allcli.rulebook.truth import Conditions

VERDICTS = ("suitable", "caution", "avoid", "contraindicated")
LEVELS = ("low", "moderate", "high")

Class = Literal["caution", "avoid", "contraindicated"]
Level = Literal["low", "moderate", "high"]
Strength = Literal[
    "label", "guideline", "randomised", "single-arm", "retrospective", "case-reports", "expert",
    "inference",
]  # fmt: skip
FlagKind = Literal[
    "gvhd-aggravation", "hepatotoxicity-vod", "cytokine-release",
    "neurotoxicity", "cardiotoxicity", "renal", "cytopenia-infection",
]  # fmt: skip
NoteKind = Literal["bridge", "work-up", "outlook"]


class Record(BaseModel):
    """One table of a rulebook file; keys it does not know are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class Reference(Record):
    """A source, with how it was checked: at the source, at a secondary page, or not at all."""

    key: str
    authors: str
    title: str
    journal: str = ""
    year: int = Field(ge=1950, le=2100)
    place: str = Field("", description="volume and pages, or version")
    doi: str = ""
    pmid: str = ""
    url: str = ""
    kind: Literal["trial", "cohort", "review", "label", "guideline", "definition", "funding"]
    checked: Literal["primary", "secondary", "unverified"]
    figure: str = Field("", description="the figure that is used from it")

    @property
    def citation(self) -> str:
        """Author, title, journal, year and place in one line."""
        where = ", ".join(part for part in (self.journal, str(self.year), self.place) if part)
        return f"{self.authors}. {self.title}. {where}"

    @property
    def locator(self) -> str:
        """Where to find it."""
        if self.doi:
            return f"doi:{self.doi}"
        return f"PMID {self.pmid}" if self.pmid else self.url


class Option(Record):
    """A therapy that may be suggested."""

    id: str
    name: str
    kind: Literal["salvage", "destination"]
    applies: str
    applies_says: str = Field(description="for whom it is, in words; shown when it is not")
    headline: str = Field("", description="what the headline says instead of number and name")
    only_when_certain: bool = Field(
        default=False, description="suggest it only to patients whom it certainly fits"
    )
    transplant: bool = Field(default=False, description="whether this destination is a transplant")
    before_transplant: str = Field("", description="limit to name when a transplant follows")
    references: tuple[str, ...] = ()


class Flag(Record):
    """A toxicity warning; shown with the criterion's `says` and `do`."""

    kind: FlagKind
    level: Level
    option: str


class Criterion(Record):
    """When these facts hold, then these effects; always cited."""

    id: str
    title: str = Field(description="the finding, short: what is the case")
    when: str
    says: str = Field(description="what is published or ruled about it, one plain sentence")
    do: tuple[str, ...] = ()
    verdict: dict[str, Class] = Field(default_factory=dict)
    supports: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    note: NoteKind | None = None
    note_for: tuple[str, ...] = Field((), description="show the note with these options only")
    strength: Strength
    references: tuple[str, ...] = Field(min_length=1)
    checked: bool = Field(default=True, description="false: nobody could see it at a source")
    jurisdictions: tuple[Jurisdiction, ...] = ()
    since: date | None = None
    until: date | None = None

    @cached_property
    def preferences(self) -> list[tuple[str, str]]:
        """Pairs (better, worse) of option ids."""
        pairs = [text.split(">") for text in self.prefer]
        return [(better.strip(), worse.strip()) for better, worse in pairs]


class Access(Record):
    """What a licence or a payer allows, in one jurisdiction and for a time."""

    option: str
    jurisdiction: Jurisdiction
    layer: Literal["licence", "reimbursement"]
    since: str = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    until: str | None = Field(None, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    when: str
    says: str
    references: tuple[str, ...] = Field(min_length=1)

    @cached_property
    def begins(self) -> PartialDate:
        """`since` as a date, as precise as it is."""
        return PartialDate.parse(self.since)

    @cached_property
    def ends(self) -> PartialDate | None:
        """`until` as a date."""
        return PartialDate.parse(self.until) if self.until else None


class RulebookFile(Record):
    """One file of the rulebook."""

    reference: tuple[Reference, ...] = ()
    option: tuple[Option, ...] = ()
    criterion: tuple[Criterion, ...] = ()
    access: tuple[Access, ...] = ()


class Rulebook(NamedTuple):
    """Everything that is known, checked and linked.

    `conditions` answers, in this order: the `applies` of every option, the `when` of every
    criterion, the `when` of every access row; `trees` are the same conditions as trees.
    """

    hash: str
    references: dict[str, Reference]
    options: dict[str, Option]
    criteria: tuple[Criterion, ...]
    access: tuple[Access, ...]
    trees: tuple[Node, ...]
    conditions: Conditions

    @property
    def salvage(self) -> list[Option]:
        """The salvage options in the rulebook's default order."""
        return [option for option in self.options.values() if option.kind == "salvage"]

    @property
    def destinations(self) -> list[Option]:
        """The destinations in the rulebook's default order."""
        return [option for option in self.options.values() if option.kind == "destination"]
