"""New → Workshop: activity and draft page in one go."""

import pytest
from django.test import Client
from django.urls import reverse

from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from cms.pages.house import ensure
from kernel.audit.models import AuditEvent
from kernel.references import new_secret
from tests.factories.desk import signed_in

pytestmark = pytest.mark.django_db
WORKSHOP = "/admin/new/workshop/"


def typed(**changes: str) -> dict[str, str]:
    return {
        "title": "Saturday Sparks",
        "kind": "one_off",
        "duty_of_care": "children_with_adult",
        "min_age": "5",
        "max_age": "7",
        "once": new_secret(),
        **changes,
    }


@pytest.mark.parametrize("role", ["editor", "officer"])
def test_activity_and_draft_page_are_made_together_and_the_editor_opens(role: str) -> None:
    answer = signed_in(role).post(WORKSHOP, typed())

    page = ActivityPage.objects.get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live
    assert page.get_latest_revision_as_object().activity == page.activity
    assert page.activity.title_en == "Saturday Sparks"
    assert (page.activity.min_age, page.activity.max_age) == (5, 7)
    assert page.activity.with_adult
    assert page.activity.visibility == Activity.Visibility.DRAFT
    assert set(AuditEvent.objects.filter(about_ref=page.activity.ref).values_list("verb")) == {
        ("activity.created",),
        ("page.drafted",),
    }


@pytest.mark.parametrize(("what", "kind"), [("course", "series"), ("festival", "festival")])
def test_the_menu_item_chooses_the_kind_beforehand(what: str, kind: str) -> None:
    answer = signed_in("editor").get(f"/admin/new/{what}/")

    assert answer.context["form"]["kind"].value() == kind


def test_a_second_click_leads_to_the_page_of_the_first() -> None:
    editor, form = signed_in("editor"), typed()

    first, second = editor.post(WORKSHOP, form), editor.post(WORKSHOP, form)

    assert first["Location"] == second["Location"]
    assert ActivityPage.objects.count() == Activity.objects.count() == 1


def test_the_same_title_gets_an_address_of_its_own() -> None:
    editor = signed_in("editor")

    for _ in range(3):
        editor.post(WORKSHOP, typed())

    slugs = ActivityPage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["saturday-sparks", "saturday-sparks-2", "saturday-sparks-3"]


@pytest.mark.parametrize("title", ["🎈🎈", "¿?", "…"])
def test_a_title_without_letters_gets_an_address(title: str) -> None:
    signed_in("editor").post(WORKSHOP, typed(title=title))

    page = ActivityPage.objects.get()
    assert (page.title, page.slug) == (title, "activity")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Give it a name."),
        ({"title": "   "}, "Give it a name."),
        ({"title": "x" * 300}, "Keep the name to 160 letters."),
        ({"title": "a\0b"}, "Null characters are not allowed."),
        ({"duty_of_care": ""}, "Choose who comes."),
        ({"duty_of_care": "nobody"}, "Choose one."),
        ({"kind": "\0"}, "Choose one."),
        ({"min_age": "-1"}, "Write 0 or more."),
        ({"max_age": "9" * 5_000}, "Write a whole number."),
        ({"max_age": "400"}, "Write 120 or less."),
        ({"min_age": "9", "max_age": "7"}, "The oldest cannot be younger than the youngest."),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_makes_nothing(
    changes: dict[str, str], sentence: str
) -> None:
    answer = signed_in("editor").post(WORKSHOP, typed(**changes))

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Activity.objects.exists()


def test_a_form_key_of_nonsense_counts_as_new() -> None:
    editor = signed_in("editor")

    for key in ("", "\0", "x" * 10_000):
        assert editor.post(WORKSHOP, typed(once=key)).status_code == 302
    assert ActivityPage.objects.count() == 3


def test_nobody_else_finds_it_and_the_trail_says_who_tried() -> None:
    for role in ("box_office", "fundraising", "dsl", "administrator"):
        assert signed_in(role).get(WORKSHOP).status_code == 404

    refused = AuditEvent.objects.filter(verb="access.refused", about_ref="desk_new")
    assert refused.count() == 4


def test_anonymous_is_led_to_the_sign_in_page() -> None:
    assert Client().get(WORKSHOP)["Location"].startswith("/account/login/")


def test_an_unknown_word_in_the_address_is_not_there() -> None:
    assert signed_in("editor").get("/admin/new/opera/").status_code == 404


def test_adding_an_activity_page_in_the_tree_begins_at_new() -> None:
    tree = reverse("wagtailadmin_pages:add", args=["cms", "activitypage", ensure().whats_on.pk])

    assert signed_in("editor").get(tree)["Location"] == WORKSHOP
