"""How often a search leads to the right service: first, or among the first three. It must not be tuned against.

usage: .venv/bin/python -m bench.finding [--queries FILE] [--misses] [--data DIR]

FILE has a search and the numbers (LGSL) of the services that would be right, parted by ";". The one beside this was
written by nobody who wrote the services' words. The data folder is one that `bin/frontdoor up` or `load` has made.
"""

import csv
from pathlib import Path
from statistics import median
from time import process_time

from frontdoor.config import commands, database
from frontdoor.config.saying import say

QUERIES = Path(__file__).with_name("queries.csv")


def run(args: list[str] | None = None) -> int:
    parser = commands.parser(__name__, __doc__ or "")
    parser.add_argument("--queries", type=Path, default=QUERIES)
    parser.add_argument("--misses", action="store_true", help="print what was not among the first three")
    given = parser.parse_args(args)
    with database.opened(given.data, say=say):
        database.start_django()
        from frontdoor.engine.definitions.queries import current
        from frontdoor.engine.finding.queries import find
        from frontdoor.web.public.listing import open_services

        offered, numbers = open_services(), {key: one.lgsl for key, one in current().services.items()}
        ranks, costs = [], []
        for row in csv.DictReader(given.queries.open(encoding="utf-8")):
            right = {int(number) for number in row["expected_lgsl"].split(";") if number}
            began = process_time()
            found = [numbers[one.service] for one in find(row["query"]) if one.service in offered]
            costs.append(process_time() - began)
            ranks.append(next((at for at, number in enumerate(found) if number in right), None))
            if given.misses and (ranks[-1] is None or ranks[-1] >= 3):
                say(f"  not among three: {row['query']}")
    first, three = sum(rank == 0 for rank in ranks), sum(rank is not None and rank < 3 for rank in ranks)
    say(f"{len(ranks)} searches over {len(offered)} services")
    say(f"first: {first} ({first / len(ranks):.0%}); among the first three: {three} ({three / len(ranks):.0%})")
    say(f"processor time of a search, without the database's: {median(costs) * 1000:.1f} ms at the median")
    return 0


if __name__ == "__main__":
    raise SystemExit(run())
