"""The organisation, its words and its places."""

from django.core.files.base import ContentFile

from bookings.catalogue.models import AccessFeature, ArtForm, Room, Venue
from kernel.organisation.models import Organisation
from project.demo import programme as files
from project.demo.load.loading import Loading
from project.demo.reader.reading import Entry

WORRIED = "safeguarding"


def load_organisation(loading: Loading) -> None:
    """Only where there is none yet: a house of its own is never overwritten."""
    if loading.is_done("organisation", "1"):
        return
    said = loading.programme["organisation"]
    lead = next(one for one in loading.programme["staff"] if "dsl" in one["roles"])
    house = next(p for p in loading.programme["places"] if p["kind"] == "on_site")
    with loading.once("organisation", "1"):
        if Organisation.objects.exists():
            return
        organisation = Organisation(
            pk=1,
            name=said["name"],
            short_name=said["short_name"],
            strapline_en=said["strapline"],
            strapline_cy=said.get("strapline_cy", ""),
            town=said["town"],
            legal_form=said["legal_form"],
            charity_number=said["charity_number"],
            hmrc_reference=said["hmrc_charity_reference"],
            email=said["email"],
            phone=said["phone"],
            text_phone=said.get("text_phone", ""),
            address="\n".join(said["address"]),
            getting_here=house.get("getting_here", ""),
            safeguarding_contact=lead["name"],
            safeguarding_phone=lead.get("phone", ""),
            about=said["about"],
            promise=said["promise"],
            **said["colours"],
        )
        logo = files.file_of(files.pictures()["logo"])
        organisation.logo.save(logo.name, ContentFile(logo.read_bytes()), save=False)
        organisation.save(force_insert=True)


def load_vocabularies(loading: Loading) -> None:
    words = loading.programme["vocabularies"]
    for form in words["art_forms"]:
        if not loading.is_done("art_form", form["key"]):
            with loading.once("art_form", form["key"]):
                ArtForm.objects.get_or_create(key=form["key"], defaults={"title_en": form["name"]})
    for feature in words["access_features"]:
        if not loading.is_done("access_feature", feature["key"]):
            with loading.once("access_feature", feature["key"]):
                AccessFeature.objects.get_or_create(
                    key=feature["key"],
                    defaults={"title_en": feature["name"], "icon": feature["icon"]},
                )


def load_places(loading: Loading) -> None:
    for place in loading.programme["places"]:
        if not loading.is_done("venue", place["key"]):
            with loading.once("venue", place["key"]):
                _venue(place)


def _venue(place: Entry) -> None:
    venue = Venue.objects.create(
        key=place["key"],
        kind=place["kind"],
        title_en=place["name"],
        address="\n".join(place.get("address", [])),
        getting_here=place.get("getting_here", ""),
        parking=place.get("parking", ""),
        joining=place.get("joining", ""),
    )
    for said in place.get("rooms", []):
        room = Room.objects.create(
            venue=venue,
            key=said["key"],
            title_en=said["name"],
            capacity=said["capacity"],
            good_for=said.get("good_for", ""),
        )
        room.access.set(AccessFeature.objects.filter(key__in=said["access"]))
