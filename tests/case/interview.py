"""A session with the questionnaire whose answers are scripted by the path of the question."""

import re
from collections.abc import Mapping
from typing import Any

from allcli.case.files.questionnaire import Questionnaire
from allcli.case.files.read import Source, parse_case
from allcli.case.files.told import NOWHERE, Beginning, OpenFields
from allcli.case.files.write import toml_text
from allcli.case.model import Case

# Prompts that ask for no field, by the word that a script has for them.
WORDS = {"review": "Enter: write it", "keep": "keep what was said", "comma": "is the comma"}


class Interview:
    """Every question is answered as scripted, several times from a list, else with Enter."""

    def __init__(
        self,
        answers: Mapping[str, str | list[str]],
        start: Beginning = NOWHERE,
        open_fields: OpenFields = lambda _: (None, None),
    ) -> None:
        self._script = {
            path: [text] if isinstance(text, str) else list(text) for path, text in answers.items()
        }
        self.asked: list[str] = []
        self.prompts: list[str] = []
        self.said: list[str] = []
        self.session = Questionnaire(self._ask, self.said.append, open_fields, start)
        self.kept = self.session.run()

    def _ask(self, prompt: str) -> str:
        path = re.sub(r"\[\d+\]", "[]", self.session.left_at)
        for word, begin in WORDS.items():
            path = word if prompt.strip().startswith(begin) else path
        self.asked.append(path)
        self.prompts.append(prompt)
        script = self._script.get(path)
        text = script.pop(0) if script else ""
        if text == "^D":
            raise EOFError
        if text == "^C":
            raise KeyboardInterrupt
        return text

    @property
    def document(self) -> dict[str, Any]:
        return self.session.document

    @property
    def case(self) -> Case:
        """The case as the file that is written reads."""
        return self.source.case

    @property
    def source(self) -> Source:
        """The file that is written, as it is read."""
        return parse_case("new.toml", toml_text(self.document))
