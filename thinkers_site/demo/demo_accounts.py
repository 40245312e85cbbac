"""The people of the demo, one for each role."""

from dataclasses import dataclass

from research.actions.set_up_editorial import EDITORS, RESEARCHERS

# Known to everybody who reads this: settings say where such accounts may exist.
DEMO_PASSWORD = "south-south-demo"  # noqa: S105


@dataclass(frozen=True)
class DemoAccount:
    """`group` is empty for the administrator, who may do everything."""

    username: str
    name: str
    role: str
    group: str = ""

    @property
    def is_administrator(self) -> bool:
        return not self.group


DEMO_ACCOUNTS = [
    DemoAccount("researcher", "Demo Researcher 1", "uploads and submits papers", RESEARCHERS),
    DemoAccount("editor", "Demo Editor 1", "reviews, returns and publishes papers", EDITORS),
    DemoAccount("admin", "Demo Administrator 1", "may do everything"),
]
