"""Facts over all that they may be, as a document."""

from allcli.report.document.blocks import DataTable, Document, Items, Section, Text, Words, filled
from allcli.report.opening import patient
from allcli.report.sweep import Swept
from allcli.report.whatif import turned
from allcli.triage.explore.sweep import Stretch, Sweep

HEADS = ("Value", "Suggestion", "Changes", "Why")


def page(swept: Swept) -> Document:
    """A section for each fact."""
    title = f"Where the answer changes: {swept.whose.name}"
    return Document(title, [patient(swept.whose)], [_sweep(sweep) for sweep in swept.sweeps])


def _sweep(sweep: Sweep) -> Section:
    unit = f" ({sweep.unit})" if sweep.unit else ""
    table = DataTable("Over all it may be", HEADS, [_row(stretch) for stretch in sweep.stretches])
    refused = filled(Section("Not possible with what the case says", [Items(sweep.refused)]))
    return Section(f"{sweep.path}{unit}", [table, *refused])


def _row(stretch: Stretch) -> list[Text]:
    value: Text = [Words(f"{stretch.values} (now)", "strong")] if stretch.here else stretch.values
    certain = "" if stretch.robust else " (provisional)"
    causes = "; ".join(dict.fromkeys(map(turned, stretch.causes)))
    return [value, f"{stretch.suggestion}{certain}", "; ".join(stretch.turns), causes]
