"""A session with the questionnaire whose answers are scripted by the path of the question."""

from collections.abc import Mapping
from typing import Any

from allcli.case.files.questionnaire import Questionnaire
from allcli.case.files.read import parse_case
from allcli.case.files.write import toml_text
from allcli.case.model import Case


class Interview:
    """Every question is answered as scripted, several times from a list, else with Enter."""

    def __init__(self, answers: Mapping[str, str | list[str]]) -> None:
        self._script = {
            path: [text] if isinstance(text, str) else list(text) for path, text in answers.items()
        }
        self.asked: list[str] = []
        self.prompts: list[str] = []
        self.said: list[str] = []
        self.session = Questionnaire(self._ask, self.said.append)
        self.session.run()

    def _ask(self, prompt: str) -> str:
        path = self.session.left_at
        self.asked.append(path)
        self.prompts.append(prompt)
        script = self._script.get(path)
        text = script.pop(0) if script else ""
        if text == "^D":
            raise EOFError
        return text

    @property
    def document(self) -> dict[str, Any]:
        return self.session.document

    @property
    def case(self) -> Case:
        """The case as the file that is written reads."""
        return parse_case("new.toml", toml_text(self.document)).case
