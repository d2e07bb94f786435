"""The first steps with the async client. The token comes from $POSTMARK_SERVER_TOKEN."""

import asyncio

from postmark import ServerClient


async def main() -> None:
    async with ServerClient() as client:
        async with asyncio.TaskGroup() as group:
            sent = group.create_task(client.outbound.list(count=1))
            opens = group.create_task(client.outbound.list_opens(count=1))
            clicks = group.create_task(client.outbound.list_clicks(count=1))
        print(f"{sent.result().total} messages sent, {opens.result().total} opens,", end=" ")
        print(f"{clicks.result().total} clicks")

        print("\nThe newest receipts:")
        async for message in client.outbound.stream(tag="order-receipt", max_messages=5):
            print(f"  {message.received_at:%Y-%m-%d %H:%M%z}  {message.subject}")

        print("\nInbound messages that could not be delivered to the webhook:")
        async for failed in client.inbound.stream(status="Failed", max_messages=3):
            # await client.inbound.retry(failed.message_id) makes Postmark deliver it again.
            print(f"  {failed.message_id}  {failed.from_email:<24} {failed.subject}")


asyncio.run(main())
