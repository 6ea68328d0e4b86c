"""The trace: how the options came into their order, and every criterion with what it saw."""

from rich.console import Console
from rich.text import Text

from allcli.report.terminal import plain_for
from allcli.triage.assessment import Assessment

STYLE = {"yes": "green", "no": "dim", "unknown": "yellow"}
WORD = {"yes": "holds", "no": "does not hold", "unknown": "not known"}


def write(assessment: Assessment, to: Console) -> None:
    """Order first, then every criterion, then every source in full."""

    def say(words: str, style: str = "") -> None:
        to.print(Text(plain_for(to, words), style=style))

    say("\nORDER", "bold")
    for one in assessment.options:
        for step in one.order:
            say(f"  {one.name} {step}")
    say("\nEVERY CRITERION", "bold")
    for each in assessment.explanation:
        say(f"{each.criterion}: {WORD[each.outcome]}", STYLE[each.outcome])
        say(f"  when {each.when}", "dim")
        for words, answer in each.saw:
            say(f"    {words} -> {answer}", STYLE[answer])
        say(f"  then {'; '.join(each.effects) or 'nothing'} [{', '.join(each.references)}]", "dim")
    say("\nSOURCES IN FULL", "bold")
    for cited in assessment.references:
        say(f"  {cited.key}: {cited.text}. {cited.locator} ({cited.checked})")
