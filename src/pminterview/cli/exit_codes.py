"""Every exit code there is; `docs/exit-codes.md` explains them."""

from enum import IntEnum

from pminterview.errors import (
    AnswerFileError,
    JournalError,
    PackError,
    PmInterviewError,
    RaterUnavailableError,
    RatingFileError,
    UsageError,
)


class ExitCode(IntEnum):
    """What the program says to the one who called it."""

    OK = 0
    FINDINGS = 1
    """Something was found, or something asked for could not be finished."""
    USAGE = 2
    UNUSABLE_INPUT = 3
    RATER_UNAVAILABLE = 4
    INTERRUPTED = 130


def exit_code_for(error: PmInterviewError) -> ExitCode:
    """Return the exit code of a failure."""
    match error:
        case UsageError():
            return ExitCode.USAGE
        case PackError() | AnswerFileError() | RatingFileError() | JournalError():
            return ExitCode.UNUSABLE_INPUT
        case RaterUnavailableError():
            return ExitCode.RATER_UNAVAILABLE
        case _:
            return ExitCode.FINDINGS
