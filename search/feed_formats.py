"""Papers as entries of Atom and RSS, with what Django's feeds leave out: languages, many authors.

Titles and abstracts are given as plain text. Atom says so to the reader. RSS cannot: there a title
is plain text and a description is HTML (https://www.rssboard.org/rss-profile).
"""

import datetime
import re
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape

from research.models import PaperPage

# What XML 1.0 has no way to say: https://www.w3.org/TR/xml/#charsets
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
MINUTES_BETWEEN_VISITS = 60


class _PaperFeed(SyndicationFeed):
    def latest_post_date(self) -> datetime.datetime:
        """When an entry was last changed; the same at every visit while there is none."""
        return max((item["updateddate"] for item in self.items), default=NEVER)


class PaperAtom(_PaperFeed, Atom1Feed):
    def item_attributes(self, item):
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, {**item, "description": None})
        if item["description"]:
            handler.addQuickElement("summary", item["description"], {"type": "text"})
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class PaperRSS(_PaperFeed, Rss201rev2Feed):
    def rss_attributes(self):
        return {**super().rss_attributes(), "xmlns:dc": "http://purl.org/dc/elements/1.1/"}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, {**item, "description": escape(item["description"])})
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("dc:language", item["language"])


FEED_FORMATS: dict[str, type[SyndicationFeed]] = {"atom": PaperAtom, "rss": PaperRSS}


def paper_entry(paper: PaperPage) -> dict[str, Any]:
    """An entry as `add_item` of the feeds above takes it."""
    return {
        # Stays when the paper is renamed or moved, or the site gets another name.
        "unique_id": f"urn:uuid:{paper.translation_key}",
        "unique_id_is_permalink": False,
        "link": paper.full_url,
        "title": xml_text(paper.title),
        "description": xml_text(paper.abstract),
        "authors": [xml_text(author.name) for author in paper.authors.all()],
        "pubdate": _midnight(paper.publication_date) or paper.first_published_at,
        "updateddate": paper.last_published_at or paper.first_published_at or NEVER,
        "categories": [xml_text(topic.name) for topic in paper.topics.all()],
        "language": paper.language,
    }


def xml_text(text: str) -> str:
    """The text without what no XML file can hold, such as the form feeds of a PDF."""
    return NOT_IN_XML.sub(" ", text)


def _midnight(day: datetime.date | None) -> datetime.datetime | None:
    return datetime.datetime.combine(day, datetime.time.min, datetime.UTC) if day else None
