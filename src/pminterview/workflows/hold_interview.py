"""An interview, held and rated."""

from pminterview.domain.pack import Pack
from pminterview.domain.scorecard import SessionRecord
from pminterview.domain.transcript import Transcript
from pminterview.scoring.aggregate import build_scorecard
from pminterview.scoring.rater import Rater


def rate_transcript(
    pack: Pack, transcript: Transcript, rater: Rater, *, made_by: str
) -> SessionRecord:
    """Rate every answer and fold the ratings into a scorecard."""
    judgements = tuple(rater.rate(turn.question, turn.rated_text) for turn in transcript.turns)
    return SessionRecord(
        made_by=made_by,
        transcript=transcript,
        judgements=judgements,
        scorecard=build_scorecard(pack, transcript, judgements, rater=rater.name),
    )
