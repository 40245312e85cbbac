from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """The people side: networks, institutions, members."""

    name = "networks"
    verbose_name = "Networks"
