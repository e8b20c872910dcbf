"""How every form on every page is drawn: Django's own renderer with our templates; fields and inputs without one."""

from typing import Any

from django.forms.renderers import DjangoTemplates

from .boundfield import BoundField
from .drawing import DRAWN

OURS = {"django/forms/widgets/clearable_file_input.html": "ui/widgets/file.html"}


class Renderer(DjangoTemplates):
    """Put in settings as `FORM_RENDERER`. `{{ form }}` is then the whole form body."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    bound_field_class = BoundField

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}

    def get_template(self, template_name: str) -> Any:
        if template_name not in self.found:
            self.found[template_name] = self.engine.get_template(OURS.get(template_name, template_name))
        return self.found[template_name]

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> Any:
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)
