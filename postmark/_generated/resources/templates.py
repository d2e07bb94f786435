# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any, Final, Literal

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..._wire.kinds import Kind
from ..._wire.request import Page
from ..api.templates.templates_create import templates_create
from ..api.templates.templates_delete import templates_delete
from ..api.templates.templates_edit import templates_edit
from ..api.templates.templates_get import templates_get
from ..api.templates.templates_list import templates_list
from ..api.templates.templates_validate import templates_validate
from ..models.template import Template
from ..models.template_validation import TemplateValidation

TEMPLATES_LIST: Final = Kind(noun="templates", limit="max_items", key=("template_id",), most=500)


@explained
class SyncTemplates:
    """Templates and layouts of the server."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def list(
        self,
        *,
        count: int = 100,
        offset: int = 0,
        template_type: Literal["All", "Standard", "Layout"] | str | None = None,
        layout_template: str | None = None,
    ) -> Page[Template]:
        """List one page of templates.

        https://postmarkapp.com/developer/api/templates-api

        Deleted templates are not listed. The rows have neither subject nor bodies. The
        order is not documented.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            template_type: Kind of the templates. By default, all.
            layout_template: Alias of a layout. Only templates that use it are listed.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(
            templates_list, count, offset, {"template_type": template_type, "layout_template": layout_template}
        )

    def stream(
        self,
        *,
        max_items: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        template_type: Literal["All", "Standard", "Layout"] | str | None = None,
        layout_template: str | None = None,
    ) -> Generator[Template, None, None]:
        """Yield templates, each exactly once.

        https://postmarkapp.com/developer/api/templates-api

        Deleted templates are not listed. The rows have neither subject nor bodies. The
        order is not documented.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_items: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            template_type: Kind of the templates. By default, all.
            layout_template: Alias of a layout. Only templates that use it are listed.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(
            templates_list,
            TEMPLATES_LIST,
            max_items,
            batch_size,
            concurrency,
            {"template_type": template_type, "layout_template": layout_template},
        )

    def create(
        self,
        *,
        name: str,
        subject: str | None = None,
        html_body: str | None = None,
        text_body: str | None = None,
        alias: str | None = None,
        template_type: Literal["Standard", "Layout"] | str | None = None,
        layout_template: str | None = None,
    ) -> Template:
        """Create a template or a layout.

        https://postmarkapp.com/developer/api/templates-api

        A server holds at most 100 templates. The answer has neither subject nor bodies.
        Without an alias, a repeated request makes a second template.

        Args:
            name: Name of the template.
            subject: The subject. A standard template needs it; a layout must not have
                it.
            html_body: The HTML body. That of a layout has `{{{@content}}}` exactly
                once.
            text_body: The text body. That of a layout has `{{{@content}}}` exactly
                once.
            alias: An alias, unique on the server: a letter, then letters, digits,
                dots, hyphens and underscores. Without it, Postmark usually makes one from
                the name.
            template_type: Whether it is a template or a layout. By default, a
                standard template.
            layout_template: Alias of the layout to use. Not for a layout.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            templates_create(
                {
                    "name": name,
                    "subject": subject,
                    "html_body": html_body,
                    "text_body": text_body,
                    "alias": alias,
                    "template_type": template_type,
                    "layout_template": layout_template,
                }
            )
        )

    def get(self, template: int | str) -> Template:
        """Get one template with its subject and bodies.

        https://postmarkapp.com/developer/api/templates-api

        A deleted template can still be read by its id; it is not active then.

        Args:
            template: Numeric id of the template, or its alias. An alias `validate` or
                `push` is taken for another operation: use the id.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(templates_get(template))

    def edit(
        self,
        template: int | str,
        *,
        name: str | None = None,
        subject: str | None = None,
        html_body: str | None = None,
        text_body: str | None = None,
        alias: str | None = None,
        layout_template: str | None = None,
    ) -> Template:
        """Change some fields of a template.

        https://postmarkapp.com/developer/api/templates-api

        What is not given stays as it is. The type of a template cannot be changed. The
        answer has neither subject nor bodies.

        Args:
            template: Numeric id of the template, or its alias. An alias `validate` or
                `push` is taken for another operation: use the id.
            name: Name of the template.
            subject: The subject. A layout must not have it.
            html_body: The HTML body. That of a layout has `{{{@content}}}` exactly
                once.
            text_body: The text body. That of a layout has `{{{@content}}}` exactly
                once.
            alias: An alias, unique on the server: a letter, then letters, digits,
                dots, hyphens and underscores.
            layout_template: Alias of the layout to use; an empty text means none from
                now on.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            templates_edit(
                template,
                {
                    "name": name,
                    "subject": subject,
                    "html_body": html_body,
                    "text_body": text_body,
                    "alias": alias,
                    "layout_template": layout_template,
                },
            )
        )

    def delete(self, template: int | str) -> None:
        """Delete a template.

        https://postmarkapp.com/developer/api/templates-api

        A layout that a template still uses is not deleted. A second request for the same
        template answers that it is unknown.

        Args:
            template: Numeric id of the template, or its alias. An alias `validate` or
                `push` is taken for another operation: use the id.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(templates_delete(template))

    def validate(
        self,
        *,
        subject: str | None = None,
        html_body: str | None = None,
        text_body: str | None = None,
        test_render_model: Mapping[str, Any] | None = None,
        inline_css_for_html_test_render: bool | None = None,
        template_type: Literal["Standard", "Layout"] | str | None = None,
        layout_template: str | None = None,
    ) -> TemplateValidation:
        """Check the content of a template and render it with a test model.

        https://postmarkapp.com/developer/api/templates-api

        Nothing is saved. Content with mistakes is no error: they are in the answer. At
        least one of subject, HTML body and text body is needed.

        Args:
            subject: The subject to check.
            html_body: The HTML body to check.
            text_body: The text body to check.
            test_render_model: The values to render the content with.
            inline_css_for_html_test_render: Whether style rules are moved into the
                elements of the rendered HTML. Default yes.
            template_type: Whether the content is that of a template or a layout.
                Default a template.
            layout_template: Alias of the layout to render the content in.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            templates_validate(
                {
                    "subject": subject,
                    "html_body": html_body,
                    "text_body": text_body,
                    "test_render_model": test_render_model,
                    "inline_css_for_html_test_render": inline_css_for_html_test_render,
                    "template_type": template_type,
                    "layout_template": layout_template,
                }
            )
        )


@explained
class AsyncTemplates:
    """Templates and layouts of the server."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def list(
        self,
        *,
        count: int = 100,
        offset: int = 0,
        template_type: Literal["All", "Standard", "Layout"] | str | None = None,
        layout_template: str | None = None,
    ) -> Page[Template]:
        """List one page of templates.

        https://postmarkapp.com/developer/api/templates-api

        Deleted templates are not listed. The rows have neither subject nor bodies. The
        order is not documented.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            template_type: Kind of the templates. By default, all.
            layout_template: Alias of a layout. Only templates that use it are listed.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(
            templates_list, count, offset, {"template_type": template_type, "layout_template": layout_template}
        )

    def stream(
        self,
        *,
        max_items: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        template_type: Literal["All", "Standard", "Layout"] | str | None = None,
        layout_template: str | None = None,
    ) -> AsyncGenerator[Template, None]:
        """Yield templates, each exactly once.

        https://postmarkapp.com/developer/api/templates-api

        Deleted templates are not listed. The rows have neither subject nor bodies. The
        order is not documented.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_items: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            template_type: Kind of the templates. By default, all.
            layout_template: Alias of a layout. Only templates that use it are listed.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(
            templates_list,
            TEMPLATES_LIST,
            max_items,
            batch_size,
            concurrency,
            {"template_type": template_type, "layout_template": layout_template},
        )

    async def create(
        self,
        *,
        name: str,
        subject: str | None = None,
        html_body: str | None = None,
        text_body: str | None = None,
        alias: str | None = None,
        template_type: Literal["Standard", "Layout"] | str | None = None,
        layout_template: str | None = None,
    ) -> Template:
        """Create a template or a layout.

        https://postmarkapp.com/developer/api/templates-api

        A server holds at most 100 templates. The answer has neither subject nor bodies.
        Without an alias, a repeated request makes a second template.

        Args:
            name: Name of the template.
            subject: The subject. A standard template needs it; a layout must not have
                it.
            html_body: The HTML body. That of a layout has `{{{@content}}}` exactly
                once.
            text_body: The text body. That of a layout has `{{{@content}}}` exactly
                once.
            alias: An alias, unique on the server: a letter, then letters, digits,
                dots, hyphens and underscores. Without it, Postmark usually makes one from
                the name.
            template_type: Whether it is a template or a layout. By default, a
                standard template.
            layout_template: Alias of the layout to use. Not for a layout.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            templates_create(
                {
                    "name": name,
                    "subject": subject,
                    "html_body": html_body,
                    "text_body": text_body,
                    "alias": alias,
                    "template_type": template_type,
                    "layout_template": layout_template,
                }
            )
        )

    async def get(self, template: int | str) -> Template:
        """Get one template with its subject and bodies.

        https://postmarkapp.com/developer/api/templates-api

        A deleted template can still be read by its id; it is not active then.

        Args:
            template: Numeric id of the template, or its alias. An alias `validate` or
                `push` is taken for another operation: use the id.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(templates_get(template))

    async def edit(
        self,
        template: int | str,
        *,
        name: str | None = None,
        subject: str | None = None,
        html_body: str | None = None,
        text_body: str | None = None,
        alias: str | None = None,
        layout_template: str | None = None,
    ) -> Template:
        """Change some fields of a template.

        https://postmarkapp.com/developer/api/templates-api

        What is not given stays as it is. The type of a template cannot be changed. The
        answer has neither subject nor bodies.

        Args:
            template: Numeric id of the template, or its alias. An alias `validate` or
                `push` is taken for another operation: use the id.
            name: Name of the template.
            subject: The subject. A layout must not have it.
            html_body: The HTML body. That of a layout has `{{{@content}}}` exactly
                once.
            text_body: The text body. That of a layout has `{{{@content}}}` exactly
                once.
            alias: An alias, unique on the server: a letter, then letters, digits,
                dots, hyphens and underscores.
            layout_template: Alias of the layout to use; an empty text means none from
                now on.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            templates_edit(
                template,
                {
                    "name": name,
                    "subject": subject,
                    "html_body": html_body,
                    "text_body": text_body,
                    "alias": alias,
                    "layout_template": layout_template,
                },
            )
        )

    async def delete(self, template: int | str) -> None:
        """Delete a template.

        https://postmarkapp.com/developer/api/templates-api

        A layout that a template still uses is not deleted. A second request for the same
        template answers that it is unknown.

        Args:
            template: Numeric id of the template, or its alias. An alias `validate` or
                `push` is taken for another operation: use the id.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(templates_delete(template))

    async def validate(
        self,
        *,
        subject: str | None = None,
        html_body: str | None = None,
        text_body: str | None = None,
        test_render_model: Mapping[str, Any] | None = None,
        inline_css_for_html_test_render: bool | None = None,
        template_type: Literal["Standard", "Layout"] | str | None = None,
        layout_template: str | None = None,
    ) -> TemplateValidation:
        """Check the content of a template and render it with a test model.

        https://postmarkapp.com/developer/api/templates-api

        Nothing is saved. Content with mistakes is no error: they are in the answer. At
        least one of subject, HTML body and text body is needed.

        Args:
            subject: The subject to check.
            html_body: The HTML body to check.
            text_body: The text body to check.
            test_render_model: The values to render the content with.
            inline_css_for_html_test_render: Whether style rules are moved into the
                elements of the rendered HTML. Default yes.
            template_type: Whether the content is that of a template or a layout.
                Default a template.
            layout_template: Alias of the layout to render the content in.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            templates_validate(
                {
                    "subject": subject,
                    "html_body": html_body,
                    "text_body": text_body,
                    "test_render_model": test_render_model,
                    "inline_css_for_html_test_render": inline_css_for_html_test_render,
                    "template_type": template_type,
                    "layout_template": layout_template,
                }
            )
        )
