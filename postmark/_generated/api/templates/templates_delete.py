# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, done
from ...._wire.writers import segment


def templates_delete(template: int | str) -> Request[None]:
    """Delete a template."""
    return Request("DELETE", f"/templates/{segment('template', template, either=True)}", done)
