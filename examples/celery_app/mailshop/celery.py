"""The Celery app; a worker is started with `celery -A mailshop worker`."""

import os
from typing import Any

from celery import Celery, Task

app = Celery("mailshop", include=["mailshop.orders", "mailshop.newsletter", "mailshop.exports"])
app.conf.update(
    broker_url=os.environ.get("CELERY_BROKER_URL", "redis://localhost"),
    result_backend=os.environ.get("CELERY_RESULT_BACKEND", "redis://localhost"),
    # A task belongs to a worker until it is done. If the worker dies, another one gets it, and it
    # runs again from its start: every task here can stand that.
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    # Seconds after which Redis gives the tasks of a dead worker to another one; more than the
    # longest task takes.
    broker_transport_options={
        "visibility_timeout": int(os.environ.get("MAILSHOP_LONGEST_TASK", "3600")),
        "unacked_restore_throttle": 1,  # look every ten seconds, not every hundred
    },
)


def was_redelivered(task: Task[Any, Any]) -> bool:
    """Return whether another worker had this task, and died before it was done."""
    return bool((task.request.delivery_info or {}).get("redelivered"))
