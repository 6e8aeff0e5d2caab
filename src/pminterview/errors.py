"""The one family of failures that are worth a sentence to the person at the keyboard."""


class PmInterviewError(Exception):
    """A failure worth one clear sentence and, if possible, a way out."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(PmInterviewError):
    """What was asked for cannot be had: an unknown skill, more questions than there are."""


class PackError(PmInterviewError):
    """A pack is missing, unreadable or malformed."""


class AnswerFileError(PmInterviewError):
    """An answers file is missing, unreadable or malformed."""


class RatingFileError(PmInterviewError):
    """A file of ratings, or one that goes with it, is missing, or nothing in it can be used."""


class SaveError(PmInterviewError):
    """A transcript could not be written where it was asked for."""


class RaterUnavailableError(PmInterviewError):
    """No rater could rate: nothing was rated, and nothing was lost."""


class JournalError(PmInterviewError):
    """An interview that was broken off cannot be gone on with; what was typed is still there."""
