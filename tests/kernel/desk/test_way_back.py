"""Where a staff form leads back to: an address of ours, whatever stands in `next`."""

import pytest

from kernel.desk.models import StaffTask
from tests.factories.desk import signed_in
from tests.kernel.desk.test_tasks import a_task

pytestmark = pytest.mark.django_db


def led_to(after: str) -> str:
    task = a_task(key=repr(after)[:40])
    answer = signed_in("box_office").post(f"/admin/tasks/{task.pk}/done/", {"next": after})
    assert StaffTask.objects.get(pk=task.pk).done_at is not None
    return answer.headers["Location"]


def test_it_leads_to_where_one_came_from() -> None:
    assert led_to("/admin/bookings/?q=Ben") == "/admin/bookings/?q=Ben"


@pytest.mark.parametrize(
    "after",
    [
        "tasks",
        "a b",
        "x:y",
        "0",
        "../../",
        "a\0b",
        "//evil.example/",
        "/\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/" + "x" * 5_000,
    ],
)
def test_what_is_no_path_of_ours_leads_to_the_usual_place(after: str) -> None:
    assert led_to(after) == "/admin/tasks/"
