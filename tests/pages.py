"""What tests of pages share: a page as text, and a day as a form sends it."""


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}
