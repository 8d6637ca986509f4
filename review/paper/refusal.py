"""The one way this room says no: a code for programs and a sentence for people."""


class Refusal(Exception):
    """A file that is not read. `sentence` is Chinese, complete, and fit to show to the sender."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
