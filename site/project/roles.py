"""What each role opens: one table, put into Django's groups after every migrate.

To open a screen for a role, add its permission to the role's row: `"app_label.codename"`, or
`*every("app_label.model")` for add, change, delete and view. What stands in no row is closed. A row
decides what Wagtail's own screens and `ModelViewSet`s show; which of Wagtail's a role reaches at
all stands in `wagtail_screens`. A view of our own asks for the role itself, by `@role_required`
(`kernel.people.access`). Nothing of safeguarding stands here: its screens ask for the role, so that
no permission, and no superuser, opens them.

Groups, permissions and memberships given by hand fall away again: the table and the grants decide.
"""

from dataclasses import dataclass

from kernel.people.roles import STAFF, Role


@dataclass(frozen=True, slots=True)
class Opens:
    """`pages`: verbs on all pages. `library`: permissions on all collections of pictures, files."""

    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    library: tuple[str, ...] = ()


def every(model: str) -> tuple[str, ...]:
    """`every("bookings.venue")`: add, change, delete and view."""
    app, _, name = model.partition(".")
    return tuple(f"{app}.{verb}_{name}" for verb in ("add", "change", "delete", "view"))


_PAGES = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
_LIBRARY = tuple(
    f"{kind}.{verb}"
    for kind, name in (("wagtailimages", "image"), ("wagtaildocs", "document"))
    for verb in (f"add_{name}", f"change_{name}", f"choose_{name}")
)

TABLE: dict[Role, Opens] = {
    Role.EDITOR: Opens(
        permissions=every("wagtailredirects.redirect"),
        pages=_PAGES,
        library=_LIBRARY,
    ),
    Role.OFFICER: Opens(pages=_PAGES, library=_LIBRARY),
    Role.BOX_OFFICE: Opens(),
    Role.PRACTITIONER: Opens(),
    Role.FINANCE: Opens(),
    Role.FUNDRAISING: Opens(),
    Role.SAFEGUARDING_OFFICER: Opens(),
    Role.DSL: Opens(),
    Role.AUDITOR: Opens(),
    Role.DATA_PROTECTION: Opens(),
    Role.ADMINISTRATOR: Opens(),
}


def permissions_of(role: Role) -> set[str]:
    """All of a role's own permissions; all staff may enter the admin."""
    enter = {"wagtailadmin.access_admin"} if role in STAFF else set()
    return enter | set(TABLE[role].permissions)
