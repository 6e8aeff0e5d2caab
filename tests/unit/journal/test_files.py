"""Files for their owner alone."""

import os

import pytest

from pminterview.journal import files

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")


@pytest.fixture
def closed_umask():
    """Take every right from what is made, as the strangest umask does."""
    before = os.umask(0o777)
    yield
    os.umask(before)


@posix
def test_folders_and_files_are_private_whatever_the_umask(tmp_path, closed_umask):
    files.make_folder(tmp_path / "a" / "b")
    os.close(files.open_to_append(tmp_path / "a" / "b" / "file"))
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "a" / "b" / "file").stat().st_mode & 0o777 == 0o600


@posix
def test_the_rights_of_what_was_there_are_left_alone(tmp_path):
    folder = tmp_path / "there"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    files.make_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o755


def test_a_file_in_the_place_of_a_folder_is_an_error(tmp_path):
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OSError, match="directory"):
            files.make_folder(folder)


@posix
def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "secret").write_text("of somebody else")
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(OSError, match="symbolic"):
        files.open_to_append(tmp_path / "link")
    with pytest.raises(OSError, match="symbolic"):
        files.read_file(tmp_path / "link", at_most=100)


@posix
def test_a_pipe_is_neither_waited_for_nor_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="plain"):
        files.open_to_append(tmp_path / "pipe")
    with pytest.raises(OSError, match="plain"):
        files.read_file(tmp_path / "pipe", at_most=100)


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    (tmp_path / "file").write_bytes(b"12345")
    assert files.read_file(tmp_path / "file", at_most=5) == b"12345"
    with pytest.raises(OSError, match="large"):
        files.read_file(tmp_path / "file", at_most=4)


@pytest.mark.parametrize(
    ("at_most", "end"),
    [
        *((100, b"one\ntwo\nthree\n"), (14, b"one\ntwo\nthree\n"), (10, b"two\nthree\n")),
        *((9, b"three\n"), (6, b"three\n"), (5, b"")),
    ],
)
def test_the_end_of_a_file_begins_with_a_whole_line(tmp_path, at_most, end):
    (tmp_path / "file").write_bytes(b"one\ntwo\nthree\n")
    assert files.read_end(tmp_path / "file", at_most=at_most) == end


def test_syncing_a_folder_that_is_gone_is_nothing(tmp_path):
    files.sync_folder(tmp_path / "gone")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError("odd"), "odd"),
        (OSError(), "the disk does not say why"),
    ],
)
def test_a_failure_has_a_reason(error, reason):
    assert files.reason_of(error) == reason
