"""What is built can be installed and used far from the checkout."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return the scripts folder of a fresh environment with the wheel in it."""
    room = tmp_path_factory.mktemp("room with a space")
    run(sys.executable, "-m", "build", "--wheel", "--sdist", "--outdir", str(room), str(ROOT))
    (wheel,) = room.glob("*.whl")
    venv.create(room / "venv", with_pip=True)
    scripts = room / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    run(str(scripts / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    return scripts


def run(*command, cwd=None):
    """Run a command to its end and return what it printed; fail with its errors."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_installed_program_rates_the_demo_from_elsewhere(installed, tmp_path):
    assert "Scorecard" in run(str(installed / "pminterview"), "demo", cwd=tmp_path)


@pytest.mark.slow
def test_the_installed_package_carries_its_types_and_packs(installed, tmp_path):
    listing = (
        "from importlib.resources import files; root = files('pminterview');"
        "print(all((root / name).is_file() for name in"
        " ['py.typed', 'data/questions.yaml', 'data/rubrics.yaml', 'data/demo.yaml']))"
    )
    assert run(str(installed / "python"), "-c", listing, cwd=tmp_path).strip() == "True"
