"""Writes packs of any size: questions that differ in wording, one in a hundred a near-duplicate.

    python benchmarks/packs.py 10000 DIR

The same count always gives the same bytes. The rubrics are those of the bundled pack.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pminterview.domain.pack import Pack
from pminterview.domain.question import Difficulty, QuestionType
from pminterview.packs.load import QUESTIONS_FILE, RUBRICS_FILE, load_pack
from pminterview.packs.locate import bundled_data

NEAR_DUPLICATE_EVERY = 100

SECONDS = {
    QuestionType.OPENER: 180,
    QuestionType.BEHAVIOURAL: 300,
    QuestionType.PRODUCT_SENSE: 600,
    QuestionType.METRICS: 480,
    QuestionType.ESTIMATION: 480,
    QuestionType.STRATEGY: 600,
    QuestionType.TECHNICAL: 480,
    QuestionType.PRIORITISATION: 480,
    QuestionType.GO_TO_MARKET: 600,
    QuestionType.PRICING: 480,
    QuestionType.STAKEHOLDER: 300,
}

HEAD = """\
format_version: 1
pack:
  name: generated
  version: 1.0.0
  licence: MIT
  source: made by benchmarks/packs.py
questions:
"""

PEOPLE = """beekeepers dentists florists plumbers sailors archivists midwives tailors bakers
    surveyors cyclists gardeners librarians joiners referees potters translators anglers
    curators ushers brewers cobblers rangers glaziers opticians organists puppeteers
    roofers smiths stewards tutors vets weavers welders bursars chaplains climbers
    couriers divers falconers""".split()
TRAITS = """retired rural nervous bilingual seasonal colour-blind part-time young travelling busy
    deaf ambitious volunteer freelance night-shift thrifty curious forgetful patient sceptical
    older newly-trained self-taught wheelchair-using left-handed remote local amateur senior
    overworked""".split()
PLACES = """Porto Leeds Lagos Oslo Quito Perth Turin Ghent Bergen Malmo Tartu Gdansk Bilbao Cork
    Nantes Graz Basel Aarhus Split Varna Kyoto Hanoi Accra Lima Bogota Halifax Austin Denver
    Cardiff Dundee Exeter Galway Izmir Jaffa Kochi Lyon Mainz Nagoya Odense Pune""".split()
THINGS = """diary calendar map wallet scanner checklist dashboard forum marketplace translator
    planner tracker inbox catalogue game quiz library shop newsletter podcast assistant keyboard
    camera thermostat lock radio bracelet kiosk terminal mirror""".split()
USES = """invoices recipes rehearsals medicines parcels lessons repairs harvests tickets tides
    tyres permits donations meals shifts puzzles blueprints allergies vaccines timetables
    auctions leaks saplings kilns choirs ferries tents murals kayaks lanterns""".split()
TURNS = """stalled doubled leaked halved spread failed surged paused froze recovered broke
    slipped vanished tripled flattened wobbled""".split()
MATTERS = """sign-ups refunds complaints renewals visits ratings deliveries searches bookings
    logins uploads crashes referrals payments cancellations translations""".split()
MOMENTS = """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
    May June July August September October November December Christmas Easter midsummer
    harvest half-term""".split()
TASKS = (
    "Where do you begin, and how would you know that it worked?",
    "How do you find out why, and what do you tell the team?",
    "Which version would you build, and for whom?",
    "How would you choose between two fixes that cost the same?",
    "What would you measure, and which number would change your mind?",
    "How do you plan the next three months?",
    "What would you charge, and what would you give away?",
    "Whom do you ask for help, and what do you offer in return?",
    "How would you explain this to the board in two minutes?",
    "What would you stop doing to make room for it?",
)
FOLLOW_UPS = (
    "Which part of that would you do this week?",
    "What made you sure about it?",
    "Who would disagree, and why?",
    "What would you do with half of the time?",
    "How would you notice that you were wrong?",
    "Which number would you want to see before that?",
    "What happens to the people who do not want it?",
    "What did you leave out, and what does that cost?",
)
HINTS = (
    "Say whom you do it for before you say what you would build.",
    "Name one number and how it would move.",
    "Give two ways and say what each of them costs.",
    "Start from the moment in which it hurts.",
    "Say what you would find out first, and from whom.",
)


def question_text(rng: random.Random) -> str:
    """Return a question in words that hardly another one uses together."""

    def one(words: Sequence[str]) -> str:
        return rng.choice(words)

    return (
        f"{one(TRAITS).capitalize()} {one(PEOPLE)} around {one(PLACES)} open your {one(THINGS)}"
        f" for {one(USES)}. On {one(MOMENTS)} their {one(MATTERS)} {one(TURNS)}, and"
        f" {one(TRAITS)} {one(PEOPLE)} in {one(PLACES)} wrote about {one(MATTERS)} and"
        f" {one(USES)}. {one(TASKS)}"
    )


def nearly(text: str) -> str:
    """Return the text with a few words changed: what a hurried copy looks like."""
    words = text.split()
    words[0] = "Many " + words[0].lower()
    return " ".join(words).replace(" your ", " the ", 1).replace(" wrote ", " write ", 1)


def texts(count: int) -> Iterator[str]:
    """Yield the texts of the questions."""
    rng = random.Random(20)
    before = ""
    for number in range(count):
        is_copy = number % NEAR_DUPLICATE_EVERY == NEAR_DUPLICATE_EVERY - 1
        before = nearly(before) if is_copy else question_text(rng)
        yield before


def questions(count: int, rubrics: Pack) -> Iterator[str]:
    """Yield the text of each question of the file."""
    rng = random.Random(21)
    types = list(QuestionType)
    for number, text in enumerate(texts(count)):
        kind = types[number % len(types)]
        first = rubrics.rubrics[number // len(types) % len(rubrics.rubrics)]
        second = rubrics.rubrics[(number // len(types) + 1) % len(rubrics.rubrics)]
        probed = [*first.criteria, *second.criteria]
        yield (
            f"  - id: question-{number + 1}\n    text: >-\n      {text}\n    type: {kind}\n"
            f"    skills: [{first.skill}, {second.skill}]\n"
            f"    difficulty: {list(Difficulty)[number % 3]}\n    seconds: {SECONDS[kind]}\n"
            "    probes:\n"
        )
        for criterion in probed:
            yield (
                f"      - criterion: {criterion.id}\n        text: {rng.choice(FOLLOW_UPS)}"
                f" Think of the {rng.choice(PEOPLE)} in {rng.choice(PLACES)}.\n"
            )
        yield f"    hint: >-\n      {rng.choice(HINTS)} Think of {rng.choice(MOMENTS)}.\n"


def write_pack(folder: Path, count: int) -> None:
    """Write a pack of so many questions into a folder, which is made when it is not there."""
    bundled = bundled_data()
    folder.mkdir(parents=True, exist_ok=True)
    rubrics = (bundled / RUBRICS_FILE).read_bytes()
    (folder / RUBRICS_FILE).write_bytes(rubrics)
    text = HEAD + "".join(questions(count, load_pack(bundled)))
    (folder / QUESTIONS_FILE).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_pack(Path(sys.argv[2]), int(sys.argv[1]))
