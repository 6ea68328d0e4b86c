"""What an option is made of: it asks for the antigen or mutation that each of its drugs needs."""

from collections.abc import Mapping

from allcli.rulebook.language import All, Node
from allcli.rulebook.model import Option, RulebookFile
from allcli.rulebook.parse import ConditionError, parse


def with_needs(files: Mapping[str, RulebookFile]) -> dict[str, RulebookFile]:
    """The same files, in which every option applies only where its drugs find what they need."""
    needs = {
        option.id: option.needs for file in files.values() for option in file.option if option.needs
    }
    return {
        name: file._replace(option=tuple(_needing(option, needs) for option in file.option))
        for name, file in files.items()
    }


def _needing(option: Option, needs: Mapping[str, str]) -> Option:
    if option.one_drug_suffices:
        return option
    own = _conjuncts(option.applies)
    asked = [needs[drug] for drug in option.drugs or (option.id,) if drug in needs]
    missing = [text for text in dict.fromkeys(asked) if not own.issuperset(_conjuncts(text))]
    if not missing:
        return option
    return option._replace(applies=" and ".join(f"({text})" for text in (option.applies, *missing)))


def _conjuncts(text: str) -> set[Node | None]:
    """The parts that must all hold; None where it cannot be read, which is told later."""
    try:
        tree = parse(text)
    except ConditionError:
        return {None}
    return set(tree.parts) if isinstance(tree, All) else {tree}
