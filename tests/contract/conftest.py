"""Ways to run the command line within a test."""

import pytest

from calculator.__main__ import main


@pytest.fixture
def run(capsys):
    """Run the command line within this process; return exit code, output and errors."""

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def refused(run):
    """Run the command line on bad input; return its one line."""

    def refused(*arguments):
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert err.endswith("\n")
        assert err.count("\n") == 1
        assert "Traceback" not in err
        assert len(err) < 2_000
        return err

    return refused


@pytest.fixture
def file(tmp_path):
    """Write an answer file; return its path."""

    def file(content):
        path = tmp_path / "answers.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return file
