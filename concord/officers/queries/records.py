"""What is kept about somebody as an officer, for that person alone, across every area."""

from collections.abc import Iterator

from concord.core.accounts.models import Person
from concord.core.accounts.records import Records

from ..models import Post, Risk, Task

KEPT = (
    *("title", "hours", "job_description", "starts_on", "ends_on", "funded_until"),
    *("consent_on", "public_email", "public_phone"),
)


def records(person: Person) -> Iterator[Records]:
    """For all posts two queries more: who hosts and who pays stand beside them."""
    found = Post.objects.filter(person=person).select_related("area")
    mine = found.prefetch_related("hosts__organisation", "funding")
    yield Records("Your posts as an officer", [post_row(post) for post in mine])
    done = Task.objects.filter(done_by=person).select_related("area")
    yield Records("What you did on the officers' list", [task_row(task) for task in done])
    owned = Risk.objects.filter(owner=person).select_related("area")
    yield Records("Risks that you look after", [{"area": str(one.area), "risk": one.title} for one in owned])


def post_row(post: Post) -> dict[str, str]:
    kept = {name: str(getattr(post, name) or "") for name in KEPT}
    hosts, funding = "; ".join(map(str, post.hosts.all())), "; ".join(map(str, post.funding.all()))
    return {"area": str(post.area), **kept, "hosts": hosts, "funding": funding}


def task_row(task: Task) -> dict[str, str]:
    done = {"done": str(task.done_on), "minutes": str(task.minutes or "")}
    return {"area": str(task.area), "what": task.text, "due": str(task.due_on), **done}
