"""Starts it, beside its lock."""

import sys

from bench.lighthouse import run

raise SystemExit(run(sys.argv[1:]))
