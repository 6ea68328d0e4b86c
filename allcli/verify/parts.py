"""Whether every option of a drug asks for what the drug needs, also where it does not name it."""

from collections.abc import Iterator

from allcli.rulebook.language import All, Not
from allcli.rulebook.parse import parse
from allcli.verify.findings import Finding, example_of
from allcli.verify.world import UndecidedError, World

BASED = "-based"  # the group of what a drug is part of is called after it


def parts(world: World) -> Iterator[Finding]:
    """Members of the group of a drug that may apply to patients in whom the drug has no target."""
    for name, option in world.rulebook.options.items():
        for drug in (group.removesuffix(BASED) for group in option.groups):
            made_of = world.rulebook.options.get(drug)
            if made_of and made_of.needs:
                without = All((world.applies[name], Not(parse(made_of.needs))))
                try:
                    if world.can_be(without):
                        says = f"may apply without what {drug} needs: {made_of.needs}"
                        shows = example_of(world, without)
                        yield Finding("parts", "error", name, says, shows)
                except UndecidedError:
                    says = f"whether it asks for what {drug} needs"
                    yield Finding("not-decided", "note", name, says)
