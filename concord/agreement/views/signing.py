"""Signing: by personal link, and many in a row on one device at an event."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.access import may
from concord.core.accounts.guards import by_link, by_link_or, requires
from concord.core.accounts.models import PersonalLink
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.ui.answering import sent

from .. import commands, exports
from ..forms.signing import EventForm, EventSigningForm, ReasonForm, SigningForm
from ..models import Approach, Signature
from ..queries.documents import chapters_of
from ..queries.signatures import approach_of, covered_before, signable, signature_of, signature_page
from ..rules.signatures import name_of_a_person
from ..terms import SignatureState, SigningWay
from .signatories import signature_or_404

ENDED = {SignatureState.WITHDRAWN, SignatureState.REFUSED}


def linked(link: PersonalLink) -> tuple[Approach | None, Signature | None]:
    """What a link was sent about: an organisation that is asked, or a signature that is on the register."""
    approach = approach_of(link.subject_key)
    own = approach.signature if approach else signature_of(link.subject_key)
    return approach, own if own is None or own.state not in ENDED else None


@by_link(Purpose.SIGN)
def sign(request: Request) -> HttpResponse:
    """An organisation reads what signing means, and signs; afterwards the same link shows how it stands."""
    approach, own = linked(request.link)
    today = timezone.localdate()
    if own is not None:
        return render(request, "agreement/signed.html", {"page": signature_page(own, today)})
    version = signable(request.area, today)
    if approach is None or version is None:
        raise Http404
    initial = {
        "version_read": version.number,
        "signer_name": name_of_a_person(request.link.to_name, approach.organisation.name),
        "contact_email": request.link.to_address,
        **covered_before(approach.organisation),
    }
    form = SigningForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            commands.sign_by_link(approach=approach, at=timezone.now(), **form.details())
        except RuleBroken as error:
            form.refuse(error)
            form.show_version(version)
        else:
            return redirect("agreement:sign", area=request.area.slug)
    context = {"form": form, "approach": approach, "version": version, "chapters": chapters_of(version)}
    return render(request, "agreement/sign.html", context)


@by_link(Purpose.SIGN)
def decline_to_sign(request: Request) -> HttpResponse:
    approach, own = linked(request.link)
    if approach is None:
        raise Http404
    if own is not None:
        return redirect("agreement:sign", area=request.area.slug)
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        commands.decline_by_link(approach=approach, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "Thank you. We have noted that you will not sign this version.")
        return redirect("agreement:sign", area=request.area.slug)
    return render(request, "agreement/decline_to_sign.html", {"form": form, "approach": approach})


@by_link_or(Purpose.SIGN, Permission.SEE_AGREEMENT)
def certificate(request: Request, uid: str) -> HttpResponse:
    """The certificate of a signature on the register, as a file to print."""
    if may(request.person, Permission.SEE_AGREEMENT, request.area):
        found = signature_or_404(request, str(uid))
    else:
        own = linked(request.link)[1]
        if own is None or own.uid != uid:
            raise AccessDenied("Your link opens another certificate.")
        found = own
    if found.state != SignatureState.REGISTERED:
        raise Http404
    made = exports.certificate_pdf(signature_page(found, timezone.localdate()))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{request.area.slug}-certificate.pdf"'
    return response


@requires(Permission.EDIT_AGREEMENT)
def signing_event(request: Request) -> HttpResponse:
    """Many sign in a row on one device: event and day stay, everything else is empty for the next."""
    begun = EventForm(request.GET if "event" in request.GET else None)
    if not begun.is_valid():
        return render(request, "agreement/begin_event.html", {"form": begun})
    event, on = begun.cleaned_data["event"], begun.cleaned_data["on"]
    version = signable(request.area, on)
    initial = {"version_read": version.number if version else None}
    form = EventSigningForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = {"area": request.area, "way": SigningWay.EVENT, "event": event, "signed_on": on}
        try:
            commands.take_signature(by=request.person, at=timezone.now(), **facts, **form.details())
        except RuleBroken as error:
            form.refuse(error)
            form.show_version(version)
        else:
            messages.success(request, "Thank you. Your signature is in. The officer checks it.")
            return redirect(request.get_full_path())
    context = {"form": form, "event": event, "on": on, "version": version}
    context["chapters"] = chapters_of(version) if version else []
    return render(request, "agreement/signing_event.html", context)
