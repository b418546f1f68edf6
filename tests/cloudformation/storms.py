"""What is to happen once, asked for often: the tests do it in small, the benchmark as often as is promised."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from cloudformation.function.handler import handle
from tests.cloudformation.deployments import Account, updating
from tests.cloudformation.kube_api import KubeApi
from tests.cloudformation.signed import Tickets
from tests.webhooks.aws_events import recorded


def one_deployment(account: Account, events: int) -> Counter[str]:
    """Tell of one deployment of `orders` in all ways there are, shuffled, eight at a time; what became of the events."""
    others = ("publish-version", "update-function-configuration")
    told = [recorded(others[number // 3 % 2], id=f"event-{number}") for number in range(0, events, 3)]
    told += [updating("orders", f"event-{number}") for number in range(events) if number % 3]
    random.Random(5).shuffle(told)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(account.tell, told))
    return Counter(state for one in answers for state in one["targets"].values())


def lost_replies(cluster: KubeApi, tickets: Tickets, jobs: int) -> Counter[str]:
    """Lose the answer to each creation and send the ticket again: how that ended."""
    ends: Counter[str] = Counter()
    for number in range(jobs):
        ticket = {"ticket": tickets(jti=f"{number:032x}.1")}
        cluster.lose_replies = 1
        first, again = handle(ticket, None), handle(ticket, None)
        ends[f"{'lost' if first.get('transient') else 'answered'}, {again.get('state')}"] += 1
    return ends
