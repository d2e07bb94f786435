"""Mail from Celery tasks: orders, a newsletter, and exports, on any number of workers."""
