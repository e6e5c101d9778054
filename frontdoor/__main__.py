"""The product's command line: finds a command by its name and runs it.

Loads nothing else, so that a command which needs no database starts in no time.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from frontdoor.config import commands


def main(arguments: list[str]) -> int:
    """Run the named command; the number it returns is the exit status."""
    name = arguments[0] if arguments else "help"
    known = sorted(module.name for module in iter_modules(commands.__path__))
    if name in {"help", "--help", "-h"} or name not in known:
        return _explain(known, wrong=None if name in {"help", "--help", "-h"} else name)
    try:
        return import_module(f"{commands.__name__}.{name}").run(arguments[1:])
    except KeyboardInterrupt:
        return 130
    except commands.CannotGoOn as reason:
        print(f"frontdoor {name}: {reason}", file=sys.stderr)
        return 1


def _explain(known: list[str], wrong: str | None) -> int:
    if wrong:
        print(f"There is no command {wrong}.", file=sys.stderr)
    print("usage: bin/frontdoor COMMAND\n", file=sys.stderr if wrong else sys.stdout)
    for name in known:
        spec = find_spec(f"{commands.__name__}.{name}")
        first = commands.first_line(spec.origin if spec else None)
        print(f"  {name:<10} {first}", file=sys.stderr if wrong else sys.stdout)
    return 2 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
