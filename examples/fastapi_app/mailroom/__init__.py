"""An API of your own over Postmark's messages."""
