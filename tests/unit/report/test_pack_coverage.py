"""What a pack covers, in a table."""

from collections.abc import Callable

from rich.cells import cell_len

from pminterview.domain.pack import Pack
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data
from pminterview.report.pack_coverage import render_coverage

BUNDLED = load_pack(bundled_data())


def lines(rendered: Callable[..., str], pack: Pack) -> list[str]:
    """Return the lines that are shown in 60 columns."""
    return rendered(render_coverage(pack), width=60).splitlines()


def test_questions_are_counted_by_skill_type_and_difficulty(rendered: Callable[..., str]) -> None:
    shown = [" ".join(line.split()) for line in lines(rendered, BUNDLED)]
    assert shown[0] == "pminterview 1.0.0, MIT: 30 questions, 208 minutes"
    assert "By skill all easy medium hard time" in shown
    assert "Communication 10 5 3 2 45" in shown
    assert "opener 5 5 - - 15" in shown


def test_it_fits_into_sixty_columns(rendered: Callable[..., str]) -> None:
    assert max(map(cell_len, lines(rendered, BUNDLED))) <= 60


def test_a_pack_cannot_drive_the_terminal_or_break_the_table(
    rendered: Callable[..., str],
) -> None:
    first = BUNDLED.rubrics[0].model_dump() | {"name": f"\x1b[31m\n{'wide ' * 20}"}
    pack = Pack.model_validate(
        BUNDLED.model_dump()
        | {
            "rubrics": [first],
            "questions": [BUNDLED.questions[0].model_dump()],
            "header": BUNDLED.header.model_dump() | {"name": "[bold]\x1b"},
        }
    )
    shown = lines(rendered, pack)
    assert shown[0] == "[bold]\\x1b 1.0.0, MIT: 1 question, 3 minutes"
    (line,) = [one for one in shown if "wide" in one]
    assert line.split()[-5:] == ["1", "1", "-", "-", "3"]
    assert (line[:8], cell_len(line)) == ("\\x1b[31m", 57)
