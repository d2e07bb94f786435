"""The app."""

from fastapi import FastAPI

from . import errors, inbound, mails, messages, received, webhooks
from .client import lifespan

app = FastAPI(
    title="Mailroom", lifespan=lifespan, responses=errors.documented(400, 401, 500, 502, 503, 504)
)
errors.add_to(app)
for part in (messages, mails, inbound, received, webhooks):
    app.include_router(part.router, tags=[part.__name__.rpartition(".")[2]])
