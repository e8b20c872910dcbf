"""A mail that came in: who wrote it, whether a machine did, what is attached, and the words of its writer alone."""

from email.message import EmailMessage

import pytest

from concord.core.lib.letters import LARGEST, own_words, read_letter, words_in_html


def mail(text="Yes.", **headers):
    made = EmailMessage()
    facts = {"From": "Ruth <ruth@example.org>", "To": "reply@in.example.org", "Message-ID": "<1@example.org>"}
    for name, value in {**facts, **{key.replace("_", "-"): value for key, value in headers.items()}}.items():
        if value is not None:
            made[name] = value
    made.set_content(text)
    return made


def read(made):
    return read_letter(made.as_bytes())


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Yes.\n\nOn Mon, 2 Mar 2026 at 10:00, Wessington <a@example.org> wrote:\n> New posts\n> more", "Yes."),
        ("Yes.\n\nOn Mon, 2 Mar 2026 at 10:00, Wessington Compact\n<a@example.org> wrote:\n\n> New posts", "Yes."),
        ("On Monday, Wessington wrote:\n> Who?\n\nI do.", "I do."),
        ("> Who?\nI do.\n> When?\nMonday.", "I do.\nMonday."),
        ("Yes.\n\n-----Original Message-----\nFrom: Wessington\nNew posts", "Yes."),
        ("Yes.\n\nFrom: Wessington <a@example.org>\nSent: 02 March 2026 10:00\nTo: Ruth\nNew", "Yes."),
        ("Yes.\n\n*From:* Wessington\n*Date:* Monday\nNew", "Yes."),
        ("Yes.\n\n________________________________\nFrom: Wessington\nNew", "Yes."),
        ("Yes.\n-- \nRuth\nOpen Door Advice", "Yes."),
        ("Yes.\r\n\r\nSent from my iPhone", "Yes."),
        ("Yes.\n\nGet Outlook for Android", "Yes."),
        ("Yes.\n\n---------- Forwarded message ---------\nFrom: x", "Yes."),
        ("From: this year on we pay sooner.\nGood.", "From: this year on we pay sooner.\nGood."),
        ("On Monday she wrote: pay.\nWe did.", "On Monday she wrote: pay.\nWe did."),
        ("One.\n\n\n\nTwo.", "One.\n\nTwo."),
        ("> all of it\n> is quoted", ""),
        ("", ""),
    ],
)
def test_only_own_words_stay(text, own):
    assert own_words(text) == own


def test_html_is_read_without_what_it_quotes():
    html = "<html><head><title>T</title><style>p{}</style></head><body><p>One &amp; two</p><div>Three<br>four</div>"
    html += "<div class='q'>On Monday Wessington wrote:<blockquote><p>New</p></blockquote></div></body></html>"
    assert own_words(words_in_html(html)) == "One & two\n\nThree\nfour"
    made = EmailMessage()
    made["From"] = "ruth@example.org"
    made.set_content(html, subtype="html")
    assert read(made).text == "One & two\n\nThree\nfour"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"}, {"Auto_Submitted": "auto-generated"}, {"Precedence": "bulk"},
        {"Precedence": "list"}, {"Return_Path": "<>"}, {"X_Autoreply": "yes"}, {"List_Id": "<all.example.org>"},
    ],
)  # fmt: skip
def test_what_a_machine_wrote_is_told(headers):
    assert read(mail(**headers)).automatic is True


def test_what_a_person_wrote_is_told_too():
    letter = read(mail(Auto_Submitted="no", Return_Path="<ruth@example.org>"))
    assert (letter.automatic, letter.sender, letter.recipients) == (
        False,
        "ruth@example.org",
        ("reply@in.example.org",),
    )
    assert read(mail(From="a@example.org, b@example.org")).sender == ""


def test_files_are_named_and_letterheads_are_not():
    made = mail()
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    assert read(made).attachments == ("plan.pdf",)
    headed = mail()
    headed.add_related(b"x", maintype="image", subtype="png", cid="<logo>")
    assert read(headed).attachments == ()
    signed = mail()
    signed.add_attachment(b"x", maintype="application", subtype="pgp-signature")
    assert (read(signed).attachments, read(signed).text) == ((), "Yes.")


def test_the_same_mail_has_the_same_key():
    assert read(mail("One")).key == read(mail("Two")).key
    assert read(mail("One", Message_ID=None)).key != read(mail("Two", Message_ID=None)).key


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"From: \n\n", b"From: =?x?q?=\nTo: <<<>>>\nContent-Type: text/plain; charset=none\n\nYes",
     b"Content-Type: multipart/mixed; boundary=a\n\n--b\n", b"From: a@b\nContent-Type: text/html\n\n<p <<>&#x;"],
)  # fmt: skip
def test_spoilt_mail_is_read_as_far_as_it_goes(data):
    assert read_letter(data).too_large is False


def test_of_a_large_mail_the_head_alone_is_read():
    letter = read_letter(mail("x" * 80 + "\n").as_bytes() + b"y" * LARGEST)
    assert (letter.too_large, letter.text, letter.sender) == (True, "", "ruth@example.org")
