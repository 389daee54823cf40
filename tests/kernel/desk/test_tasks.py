"""Tasks on the desk: seen by their role, done once, by whom and when."""

import pytest
from django.test import Client

from kernel import clock
from kernel.audit.actor import Actor
from kernel.audit.models import AuditEvent
from kernel.desk import tasks
from kernel.desk.models import StaffTask
from kernel.desk.tasks import raise_task
from kernel.people.roles import Role
from tests.factories.desk import signed_in

pytestmark = pytest.mark.django_db


def a_task(text: str = "Ring Ben.", *, role: Role = Role.BOX_OFFICE, key: str = "") -> StaffTask:
    return raise_task(
        kind="try", about=("thing", "ref1"), for_role=role, text=text, at=clock.now(), key=key
    )


def done(browser: Client, task: StaffTask) -> int:
    return browser.post(f"/admin/tasks/{task.pk}/done/").status_code


def test_one_sees_the_tasks_of_ones_roles_and_no_other() -> None:
    a_task("Ring Ben.")
    a_task("Look into payment.", role=Role.FINANCE, key="2")

    box_office = signed_in("box_office").get("/admin/tasks/").content.decode()
    both = signed_in("box_office", "finance").get("/admin/tasks/").content.decode()

    assert "Ring Ben." in box_office
    assert "Look into payment." not in box_office
    assert "Ring Ben." in both
    assert "Look into payment." in both


def test_it_is_done_by_whom_and_when_and_the_trail_says_so() -> None:
    task, browser = a_task(), signed_in("box_office")

    done(browser, task)

    task.refresh_from_db()
    assert task.done_at is not None
    assert (task.done_by or "").startswith("user:")
    assert AuditEvent.objects.filter(verb="task.done", about_ref=str(task.pk)).count() == 1
    assert "Ring Ben." not in browser.get("/admin/tasks/").content.decode()
    listed = browser.get("/admin/tasks/?done=1").content.decode()
    assert "Ring Ben." in listed
    assert "by Ada" in listed


def test_the_first_to_finish_it_stays_the_one_who_did() -> None:
    task, at = a_task(), clock.now()

    assert tasks.finish(task=task, by=Actor("user", "first"), at=at)
    assert not tasks.finish(task=task, by=Actor("user", "second"), at=at)

    assert task.done_by == "user:first"
    assert AuditEvent.objects.filter(verb="task.done").count() == 1


def test_control_without_the_comparison_the_second_takes_it_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = StaffTask.objects.filter

    def unguarded(*args: object, **conditions: object) -> object:
        conditions.pop("done_at", None)
        return plain(*args, **conditions)

    monkeypatch.setattr(StaffTask.objects, "filter", unguarded)
    task, at = a_task(), clock.now()

    tasks.finish(task=task, by=Actor("user", "first"), at=at)
    tasks.finish(task=task, by=Actor("user", "second"), at=at)

    assert task.done_by == "user:second"


def test_a_task_of_others_is_not_there_and_the_attempt_is_written_down() -> None:
    task = a_task(role=Role.DSL)

    assert done(signed_in("box_office"), task) == 404

    task.refresh_from_db()
    assert task.done_at is None
    assert AuditEvent.objects.filter(verb="access.refused", about_ref=str(task.pk)).exists()


def test_looking_at_the_address_does_nothing() -> None:
    task, browser = a_task(), signed_in("box_office")

    assert browser.get(f"/admin/tasks/{task.pk}/done/").status_code == 405
    assert browser.post("/admin/tasks/99999999/done/").status_code == 404
    assert browser.get("/admin/tasks/?p=many&done=%00").status_code == 200


def test_the_dashboard_shows_what_needs_me() -> None:
    a_task("Ring Ben.")

    mine = signed_in("box_office").get("/admin/").content.decode()
    others = signed_in("fundraising").get("/admin/").content.decode()

    assert "Ring Ben." in mine
    assert "Nothing waits for you." in others


def test_what_a_task_says_is_text_and_never_markup() -> None:
    a_task("<script>alert(1)</script>")

    said = signed_in("box_office").get("/admin/tasks/").content.decode()

    assert "<script>alert" not in said
    assert "&lt;script&gt;alert" in said
