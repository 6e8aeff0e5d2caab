"""The door: what is answered before the command line is even loaded."""

import pytest

from pminterview import __version__
from pminterview.__main__ import main


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_answered_without_leaving(monkeypatch, capsys, flag):
    monkeypatch.setattr("sys.argv", ["pminterview", flag])
    main()
    assert capsys.readouterr().out == f"pminterview {__version__}\n"


def test_everything_else_goes_to_the_command_line(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["pminterview", "rehearse"])
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 2
    assert "No such command 'rehearse'" in capsys.readouterr().err
