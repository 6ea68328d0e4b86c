"""One question of the interview: the field it fills, its words, when it is relevant."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from allcli.case.facts import FACTS, Chapter
from allcli.case.fields import GradeField
from allcli.case.files.describe import entries
from allcli.case.files.forms import form_at
from allcli.case.model import Case

# What is known so far, by path; of a list of tables, what is known of the entry that is being told,
# and under the name of the list every entry as it will be written.
Said = Mapping[str, Any]
AskedWhen = Callable[[Said], bool]

GATE = "unstated"  # the field that closes a table: its question comes first, for all of it
_NAMES = {
    "gvhd": "GVHD", "vod": "VOD/SOS now", "gvhd.acute_past": "acute GVHD before",
    **{f"gvhd.{organ}": f"MAGIC stage, {organ.replace('_gi', ' GI')}"
       for organ in ("skin", "liver", "upper_gi", "lower_gi")},
}  # fmt: skip
_LABELS = {fact.stated or fact.name: fact.label[:1].upper() + fact.label[1:] for fact in FACTS}


class AskedField(NamedTuple):
    """One question: the field it fills, its words, and when it is relevant.

    A question without words of its own asks for the fact that its field states, by its label.
    `if_yes` is what a yes-no question writes for yes; for no it then writes nothing. Questions on
    one list of tables stand together: the first opens an entry, again and again until it is empty.
    `offered` is written if the reader confirms it. `serves` is the field for whose sake this one
    matters; what is asked `always` does so whatever is known. What `opens` an entry of a list comes
    before the others of the list.
    """

    path: str
    own_words: str = ""
    when: AskedWhen = lambda _: True
    if_yes: str = ""
    section: Chapter = "status"
    offered: str = ""
    serves: str = ""
    always: bool = False
    opens: bool = False

    @property
    def words(self) -> str:
        """What is asked."""
        if self.gate:
            return f"{label_of(self.gate)}, any of these"
        return self.own_words or label_of(self.path)

    @property
    def list_of(self) -> str:
        """The list of tables that the question belongs to, or nothing."""
        return self.path.partition("[]")[0] if "[]" in self.path else ""

    @property
    def gate(self) -> str:
        """The table that the question asks about as a whole, or nothing."""
        table, _, name = self.path.partition(".")
        return table if name == GATE and not self.if_yes else ""

    def matters(self, open_fields: frozenset[str] | None) -> bool:
        """Whether anything that is still open hangs on it; None stands for every field."""
        if open_fields is None or self.always or self.if_yes:
            return True
        if self.gate:
            return not open_fields.isdisjoint(findings_of(self.gate))
        return (self.serves or self.path) in open_fields or self.list_of in open_fields


def label_of(path: str) -> str:
    """The words for a field: those of the fact that it states, else its own name."""
    name = _NAMES.get(path, path.rpartition(".")[2].replace("_", " "))
    return _LABELS.get(path, name[:1].upper() + name[1:])


@cache
def findings_of(table: str) -> tuple[str, ...]:
    """The findings and grades that are absent once the table is closed."""
    model = form_at(table).table or Case
    return tuple([
        f"{table}.{entry.name}" for entry in entries(model)
        if entry.kind is bool or isinstance(entry.kind, GradeField)
    ])  # fmt: skip
