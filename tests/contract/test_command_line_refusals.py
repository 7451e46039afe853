"""A file that cannot be used gets one clear line on standard error and exit code 2, never a traceback."""

import pytest

from tests.scenarios.situations import MODEL


class TestABadFile:
    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "[answers]"),
            (b"\n\n# only a comment\n", "[answers]"),
            (b"answers", "not valid TOML"),
            (b"[answers]\npeople = full_crew\n", "not valid TOML"),
            (b"[answers]\n[answers]\n", "not valid TOML"),
            (b"\x00\x01\x02\xff\xfe", "not UTF-8"),
            (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not UTF-8"),
            ('[answers]\npeople = "…"'.encode("utf-16"), "not UTF-8"),
            (b"\x00" * 100, "not valid TOML"),
            (b"#" * 1_000_000, "too large"),
            (b"[answers]\nx = " + b"[" * 20_000 + b"]" * 20_000, "nested too deeply"),
            (b"answers = 5", "give a table [answers]"),
            (b"answers = []", "give a table [answers]"),
            (b"[answers]\npeople = 3\n", "give a table [answers]"),
            (b"[answers]\npeople = true\n", "give a table [answers]"),
            (b"[answers]\npeople = 2026-11-20\n", "give a table [answers]"),
            (b"[answers.people]\nfull_crew = true\n", "give a table [answers]"),
            (b"[answers]\n[extra]\n", "unknown key 'extra'"),
            (b'title = "x"\n[answers]\n', "unknown key 'title'"),
            (b"[__proto__]\nadmin = true\n", "unknown key '__proto__'"),
            (b'[answers]\n__proto__ = "x"\n', "no question '__proto__'"),
            (b'[answers]\npeople = "FULL_CREW"\n', "use one of"),
            (b'[answers]\npeople = ""\n', "use one of"),
            (b'weights = "equal"\n[answers]\n', "weights must be a table"),
            (b"[answers]\n[weights]\n", "exactly one of"),
            (b"[answers]\n[weights]\norder = [1979-05-27]\n", "twelve criteria"),
            (b"[answers]\n[weights.swings]\npeople = nan\n", "each of the twelve criteria"),
            (b"[answers]\n[weights.bounds]\npeople = 1979-05-27T07:32:00Z\n", "each of the twelve criteria"),
        ],
    )
    @pytest.mark.parametrize(
        "command", [["assess"], ["assess", "--json"], ["link"], ["link", "--explain"]], ids=" ".join
    )
    def test_is_named_in_one_line_that_says_what_is_wrong(self, refused, file, command, content, says):
        assert says in refused(*command, file(content))

    @pytest.mark.parametrize("points", ["nan", "inf", "1.0", "-1", "101", "true", '"5"', "2026-11-20", "[1]"])
    def test_with_impossible_points_names_the_criterion(self, refused, file, points):
        swings = "\n".join(f"{name} = {points}" for name in MODEL.criteria)
        assert "weights.swings.process_maturity" in refused("assess", file(f"[answers]\n[weights.swings]\n{swings}\n"))

    def test_with_a_thousand_mistakes_still_gets_one_readable_line(self, refused, file):
        mistakes = "\n".join(f'question_{place} = "x"' for place in range(1_000))
        assert "995 more problems" in refused("assess", file(f"[answers]\n{mistakes}\n"))

    @pytest.mark.parametrize("name", ["missing.toml", "missing/answers.toml", "a b c.toml", "a" * 300 + ".toml", "-"])
    def test_that_is_not_there_is_one_line(self, refused, tmp_path, name):
        assert "no such file" in refused("assess", tmp_path / name) or "cannot be read" in refused(
            "assess", tmp_path / name
        )

    def test_that_is_a_folder_is_one_line(self, refused, tmp_path):
        assert "folder" in refused("assess", tmp_path)

    def test_below_another_file_is_one_line(self, refused, file):
        assert "cannot be read" in refused("assess", file("[answers]\n") / "answers.toml")

    def test_with_an_impossible_name_is_one_line(self, refused):
        assert refused("assess", "an\x00swers.toml")
        assert refused("assess", "")

    def test_without_permission_is_one_line(self, refused, file):
        path = file("answers = 5")  # refused for its content where the reader, as root, may open it all the same
        path.chmod(0)
        assert refused("assess", path)

    def test_that_never_ends_is_not_read_to_the_end(self, refused):
        assert "too large" in refused("assess", "/dev/zero")
