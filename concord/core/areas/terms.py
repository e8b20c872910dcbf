"""The words of places: kinds of area, nations, the default vocabulary."""

from django.db import models


class AreaKind(models.TextChoices):
    NATION = "nation", "Nation"
    REGION = "region", "Region"
    COUNTY = "county", "County"
    UNITARY = "unitary", "Unitary authority"
    METROPOLITAN = "metropolitan", "Metropolitan borough"
    LONDON_BOROUGH = "london_borough", "London borough"
    DISTRICT = "district", "District or borough"
    PARISH = "parish", "Town or parish"


class Tier(models.TextChoices):
    """The level at which an area's agreement counts (R001)."""

    NATIONAL = "national", "National"
    REGIONAL = "regional", "Regional"
    UPPER = "upper", "Upper tier"
    SECOND = "second", "Second tier"
    PARISH = "parish", "Town or parish"


TIER_OF: dict[str, Tier] = {
    AreaKind.NATION: Tier.NATIONAL,
    AreaKind.REGION: Tier.REGIONAL,
    **dict.fromkeys(
        (AreaKind.COUNTY, AreaKind.UNITARY, AreaKind.METROPOLITAN, AreaKind.LONDON_BOROUGH),
        Tier.UPPER,
    ),
    AreaKind.DISTRICT: Tier.SECOND,
    AreaKind.PARISH: Tier.PARISH,
}


class Nation(models.TextChoices):
    """UK division whose bank holidays and rules apply."""

    ENGLAND = "ENG", "England"
    WALES = "WLS", "Wales"
    SCOTLAND = "SCT", "Scotland"
    NORTHERN_IRELAND = "NIR", "Northern Ireland"


class AgreementStatus(models.TextChoices):
    NONE = "none", "None yet"
    NATIONAL = "national", "National agreement adopted for now"
    OWN = "own", "Own agreement"
    REFRESH = "refresh", "Being refreshed"
    DORMANT = "dormant", "Dormant"


class AreaStatus(models.TextChoices):
    """Whether the place itself still stands; how its agreement stands is another thing."""

    ACTIVE = "active", "Open"
    MERGED = "merged", "Merged into another area"
    CLOSED = "closed", "Closed"


class TierRelationKind(models.TextChoices):
    SHARED = "shared", "One shared agreement"
    ALIGNED = "aligned", "Aligned codes"
    SEPARATE = "separate", "Separate agreements"
    NONE = "none", "No relation yet"


class Verb(models.TextChoices):
    AREA_CREATED = "areas.area_created", "added the area"
    AREA_CHANGED = "areas.area_changed", "changed the area's details"
    AREA_ENDED = "areas.area_ended", "closed the area"
    AREA_REOPENED = "areas.area_reopened", "reopened the area"
    AREA_TAKEN_OUT = "areas.area_taken_out", "took everything out as a file"
    VOCABULARY_CHANGED = "areas.vocabulary_changed", "changed the area's words"
    TIER_RELATION_CHANGED = "areas.tier_relation_changed", "changed how two tiers work together"
    TIER_AGREED = "areas.tier_agreed", "agreed to share sums with another tier"
    TIER_ENDED = "areas.tier_ended", "stopped sharing sums with another tier"
    SUPPORT_ASKED = "areas.support_asked", "asked the area above for support"


# What an area calls the six themes (R016); their keys stay, so that regions roll up.
THEMES: dict[str, str] = {
    "funding": "Funding and procurement",
    "consultation": "Involvement and consultation",
    "equality": "Equality",
    "independence": "Independence of the voluntary sector",
    "volunteering": "Volunteering",
    "partnership": "Working better together",
}
# Keys of the themes that an area adds; as short as this, so that all of them can stand beside the six.
OWN_THEMES = ("a", "b", "c", "d", "e", "f")
# Under this word stand the keys of the themes that are not offered any more.
HIDDEN_THEMES = "hidden_themes"
# Every word that an area may replace: key -> (default, plural, what it is). Of a name there is no plural.
WORDS: dict[str, tuple[str, str, str]] = {
    "agreement": ("Compact", "Compacts", "The agreement between the public and voluntary sectors"),
    "agreement_way": ("Compact way of working", "Compact ways of working", "Working as the agreement says"),
    "group": ("Compact group", "Compact groups", "The people from both sectors who meet to look at the agreement"),
    "board": ("strategic board", "strategic boards", "The partnership board that the group reports to"),
    "champion": ("champion", "champions", "A person who keeps watch over the agreement in their organisation"),
    "officer": ("Compact officer", "Compact officers", "The person who runs the agreement from day to day"),
    "voluntary_sector": ("voluntary sector", "voluntary sectors", "Charities, community groups, social enterprises"),
    "public_sector": ("public sector", "public sectors", "Councils, health, police and other public bodies"),
    "targets": ("local targets", "local targets", "The shared targets of the area's partners"),
    **{f"theme_{key}": (name, name, "What you call this theme") for key, name in THEMES.items()},
}
