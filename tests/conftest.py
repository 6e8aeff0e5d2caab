"""What all tests share: golden files, and a console whose text can be read."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import hypothesis
import pytest
from rich.console import Console, RenderableType

GOLDEN = Path(__file__).parent / "golden"

# The same examples on every run, and no test that fails because a machine is busy.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a golden file, or rewrite the file with `--update-golden`."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.write_bytes(text.encode())
        assert text == file.read_bytes().decode()

    return compare


@pytest.fixture
def rendered() -> Callable[..., str]:
    """Return what a console of some width shows, without colours."""

    def render(renderable: RenderableType, *, width: int = 80) -> str:
        with StringIO() as file:
            console = Console(file=file, width=width, color_system=None, legacy_windows=False)
            console.print(renderable)
            return file.getvalue()

    return render
