"""The errors a caller may see, each with what can be done about it."""


class LineageError(Exception):
    """Base of every error that this package raises on purpose.

    `remedy` is one sentence that says what to do about it.

    >>> str(InputError("a.txt is empty", "Give a file with text in it."))
    'a.txt is empty. Give a file with text in it.'
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message.rstrip('.')}. {self.remedy}" if self.remedy else self.message


class InputError(LineageError):
    """An article, a metadata file or a report that cannot be used as it is."""


class UsageError(LineageError):
    """A call or a command line that asks for something impossible."""


class OutputError(LineageError):
    """A result that could not be written."""
