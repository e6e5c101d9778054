"""Starts everything, prints the address, and keeps it running until Ctrl-C.

usage: bin/frontdoor up [--port N] [--data DIR] [--demo]
"""

from frontdoor.config import commands


def run(args: list[str]) -> int:
    """0 when it was ended by a signal, after everything it started has ended."""
    parser = commands.parser(__name__, __doc__)
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="the port of the address (8000)")
    parser.add_argument("--demo", action="store_true", help="fill an empty database with sample people and cases")
    given = parser.parse_args(args)

    from frontdoor.config.running import up

    return up(number=given.port, data=given.data, demo=given.demo)
