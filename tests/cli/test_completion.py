"""What a shell offers to complete."""

import pytest

from allcli.cli import completion
from tests.cli.commands import command


@pytest.mark.parametrize(
    ("complete", "begun", "offered"),
    [
        (completion.settings, "labs.bilirubin_u", "labs.bilirubin_uln="),
        (completion.settings, "antigens.cd19=pos", "antigens.cd19=positive"),
        (completion.fields_and_facts, "hct.prior_a", "hct.prior_allo"),
        (completion.fields_and_facts, "labs.pot", "labs.potassium"),
        (completion.option_names, "blinatumomab-p", "blinatumomab-ponatinib"),
        (completion.record_names, "inotuzumab-vod-s", "inotuzumab-vod-severe"),
        (completion.record_names, "tower-a", "tower-all"),
        (completion.reference_keys, "tower-2", "tower-2017"),
        (completion.column_names, "id,suggested,verdict.mec", "id,suggested,verdict.mec"),
        (completion.languages, "k", "ko"),
        (completion.topics, "provis", "provisional"),
        (completion.topics, "hepatotoxicity-v", "hepatotoxicity-vod"),
    ],
)
def test_what_begins_so_is_offered(complete: object, begun: str, offered: str) -> None:
    """Fields, facts, options, records, references, columns, languages, topics."""
    assert callable(complete)
    assert offered in complete(begun)
    assert all(word.startswith(begun) for word in complete(begun))


@pytest.mark.parametrize(
    ("name", "argument"),
    [
        ("whynot", "option"),
        ("whatif", "vary"),
        ("assess", "set_"),
        ("assess", "lang"),
        ("batch", "columns"),
        ("criteria show", "name"),
        ("criteria list", "option"),
        ("cite", "keys"),
        ("explain", "topic"),
    ],
)
def test_an_argument_that_names_something_of_ours_is_completed(name: str, argument: str) -> None:
    """Each from what it may name, and by the shell's own protocol."""
    made = next(param for param in command(name).params if param.name == argument)

    with command(name).make_context(name, [], resilient_parsing=True) as context:
        assert made.shell_complete(context, "")
