"""Background jobs: django-q2 on the site's own database (its ORM broker)."""

Q_CLUSTER = {
    "name": "thinkers",
    "orm": "default",
    "workers": 1,
    "timeout": 120,  # seconds; a job that runs longer is killed and tried again
    "retry": 150,  # seconds until a job whose worker died is handed out again
    "max_attempts": 3,
    "ack_failures": False,  # a failed job stays in the queue until max_attempts
    "poll": 0.5,
    "catch_up": False,
    "save_limit": 500,
    "label": "Background jobs",
    "log_level": "WARNING",
}
