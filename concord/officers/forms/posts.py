"""An officer's post, and what its person shows to everybody."""

from typing import Any

from django import forms

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.models import Organisation
from concord.core.directory.queries import partners
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Post

HOSTS, FUNDERS = (1, 2), (1, 2, 3)
FACTS = ("name", "title", "hours", "job_description", "starts_on", "ends_on", "funded_until")


def share(label: str) -> forms.IntegerField:
    return forms.IntegerField(min_value=1, max_value=100, required=False, label=label)


class PostForm(Form):
    person = forms.ChoiceField(required=False, label="Whose post is it?")
    name = forms.CharField(max_length=120, required=False, label="Or the name of somebody who is not in the list")
    title = forms.CharField(max_length=120, label="What the post is called")
    host_1 = forms.ChoiceField(label="Where do they work?")
    share_1 = share("Part of their time there, in per cent")
    host_2 = forms.ChoiceField(required=False, label="A second body in which they work")
    share_2 = share("Part of their time in the second body, in per cent")
    hours = forms.DecimalField(
        required=False, max_digits=5, decimal_places=2, label="Hours a week", help_text="Like 18.5."
    )
    funder_1 = forms.CharField(max_length=160, required=False, label="Who pays for it?")
    funder_1_share = share("What part of it, in per cent")
    funder_2 = forms.CharField(max_length=160, required=False, label="Who else pays")
    funder_2_share = share("What part the second one pays, in per cent")
    funder_3 = forms.CharField(max_length=160, required=False, label="And a third one")
    funder_3_share = share("What part the third one pays, in per cent")
    job_description = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="What the job description says about the agreement",
    )
    starts_on = DateField(label="First day")
    ends_on = DateField(required=False, label="Last day, if it is over")
    funded_until = DateField(
        required=False, label="Until when is it paid for?", help_text="You are reminded from six months before."
    )

    who_sees = {"funder_1": "Officers, the chair and the members of the group see the whole post."}

    def __init__(self, *args: Any, area: Area, people: list[Person], post: Post | None, **kwargs: Any) -> None:
        super().__init__(*args, initial=initial_of(post) if post else {}, **kwargs)
        self.people = {str(person.uid): person for person in people}
        self.bodies: dict[str, Organisation] = {str(body.uid): body for body in partners(area)}
        if post:
            # Who has left since stays as they were.
            self.people |= {str(post.person.uid): post.person} if post.person else {}
            self.bodies |= {str(one.organisation.uid): one.organisation for one in post.hosts.all()}
        bodies = [(uid, str(body)) for uid, body in self.bodies.items()]
        self.fields["person"].choices = [("", "Somebody else"), *((u, str(p)) for u, p in self.people.items())]  # type: ignore[attr-defined]  # a choice field
        self.fields["host_1"].choices = [("", "Choose"), *bodies]  # type: ignore[attr-defined]  # likewise
        self.fields["host_2"].choices = [("", "None"), *bodies]  # type: ignore[attr-defined]  # likewise

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        for number in FUNDERS:
            named, part = typed.get(f"funder_{number}"), typed.get(f"funder_{number}_share")
            if part and not named:
                self.add_error(f"funder_{number}", "Say who pays this part")
            elif named and part is None and f"funder_{number}_share" not in self.errors:
                self.add_error(f"funder_{number}_share", "Say what part they pay, like 50")
        return typed

    def details(self) -> dict[str, Any]:
        typed = self.cleaned_data
        hosts = [(self.bodies[typed[f"host_{n}"]], typed[f"share_{n}"]) for n in HOSTS if typed[f"host_{n}"]]
        funders = [(typed[f"funder_{n}"], typed[f"funder_{n}_share"]) for n in FUNDERS if typed[f"funder_{n}"]]
        facts = {name: typed[name] for name in FACTS} | {"person": self.people.get(typed["person"])}
        return {"facts": facts, "hosts": hosts, "funders": funders}


def initial_of(post: Post) -> dict[str, Any]:
    found = {name: getattr(post, name) for name in FACTS} | {"person": str(post.person.uid) if post.person else ""}
    for number, host in enumerate(post.hosts.all(), 1):
        found |= {f"host_{number}": str(host.organisation.uid), f"share_{number}": host.share}
    for number, one in enumerate(post.funding.all(), 1):
        found |= {f"funder_{number}": one.funder, f"funder_{number}_share": one.share}
    return found


class ContactForm(Form):
    shown = forms.BooleanField(required=False, label="Anybody may see my name, my post and how to reach me")
    public_email = forms.EmailField(required=False, label="E-mail address to show")
    public_phone = forms.CharField(max_length=40, required=False, label="Phone number to show")

    who_sees = {"public_email": "Everybody on the internet, as long as the tick stands and your post lasts."}

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        initial = {
            "shown": post.shown_publicly,
            "public_email": post.public_email or (post.person.email if post.person else ""),
            "public_phone": post.public_phone,
        }
        super().__init__(*args, initial=initial, **kwargs)
