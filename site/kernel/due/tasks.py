"""The queue's way into a part; it carries a name and nothing else."""

from django.tasks import task

from kernel import clock
from kernel.due import parts


@task
def run_part(name: str) -> None:
    """Run one part now. Its outcome stands in DuePart."""
    parts.run(at=clock.now(), only=name)
