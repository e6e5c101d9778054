"""A service that is like a pattern: joined key by key, its mistakes told where they are written."""

from pathlib import Path

import pytest

from frontdoor.engine.definitions.catalogue import Mistakes
from tests.engine.definitions.small import SERVICE, read, written

HEAD, _, REST = SERVICE.partition("questions:")
PATTERN = "questions:" + REST
LIKE = HEAD.replace("title: Report a bench", "title: Report a bench\nlike: bench")


def service(folder: Path, text: str, pattern: str = PATTERN):  # type: ignore[no-untyped-def]
    written(folder)
    (folder / "patterns").mkdir()
    (folder / "patterns" / "bench.yaml").write_text(pattern)
    return read(folder, report_a_bench=text).services["report-a-bench"]


def test_a_service_is_its_pattern_where_it_says_nothing_itself(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    whole = read(tmp_path / "one").services["report-a-bench"]
    assert service(tmp_path, LIKE) == whole


def test_what_the_service_says_stands_in_its_place(tmp_path: Path) -> None:
    found = service(tmp_path, LIKE + "states:\n  mended:\n    says: It is a bench again.\n")
    assert found.states["mended"].says == "It is a bench again."
    assert found.states["mended"].ends == "done"
    assert found.first_state == "reported"


@pytest.mark.parametrize(
    ("text", "pattern", "told"),
    [
        (LIKE.replace("like: bench", "like: bensh"), PATTERN, "There is no pattern called"),
        (LIKE, PATTERN.replace("ends: done", "ends: dun"), '"dun" is not one of'),
        (LIKE, PATTERN.replace("((reason))", "((reeson))"), '"((reeson))" cannot be filled in here.'),
    ],
)
def test_a_mistake_names_the_file_where_it_is_written(tmp_path: Path, text: str, pattern: str, told: str) -> None:
    with pytest.raises(Mistakes) as wrong:
        service(tmp_path, text, pattern)
    first = next(one for one in wrong.value.mistakes if one.what.startswith(told))
    where = "services/roads/report-a-bench.yaml" if "pattern" in told else "patterns/bench.yaml"
    assert first.file.endswith(where)
