# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.template import Template


def templates_get(template: int | str) -> Request[Template]:
    """Get one template with its subject and bodies."""
    return Request("GET", f"/templates/{segment('template', template, either=True)}", one(Template.from_dict))
