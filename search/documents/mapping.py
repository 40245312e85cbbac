"""The fields of the library's index: strict, so that a misspelt field is an error and not a guess.

For each language L, and `any` for all at once:

title_L         title (and its translation into L)
abstract_L      abstract in L
terms_L         topics, SDGs, countries, regions by their names in L, whatever the paper's language
all_L           the three above and every page in L: what is scored
pages           nested, one a page (or a part of a text without pages): for passages only
job             the id of the job that wrote the document; 0 when a rebuild did
pages.text_L    stored; left out of _source, which stays small however long the paper. So a document
                is always put whole: an update or reindex inside Elasticsearch would lose the pages.
"""

from elasticsearch.dsl import (
    Date,
    Integer,
    Keyword,
    Long,
    Mapping,
    Nested,
    Short,
    Text,
)

from search.analysis import INDEX_ANALYZERS, NEUTRAL, QUERY_ANALYZERS

EVERYWHERE = f"all_{NEUTRAL}"
PASSAGE_TEXT = "pages.text_*"


def _text(language: str, **options) -> Text:
    return Text(
        analyzer=INDEX_ANALYZERS[language], search_analyzer=QUERY_ANALYZERS[language], **options
    )


def library_mapping() -> Mapping:
    """The mapping of the one index that holds the whole library."""
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    mapping.meta("_source", excludes=[PASSAGE_TEXT])
    pages = {"n": Integer(), "file": Long(), "anchor": Keyword(), "language": Keyword()}
    for language in INDEX_ANALYZERS:
        copies = [f"all_{language}"] if language == NEUTRAL else [f"all_{language}", EVERYWHERE]
        mapping.field(f"all_{language}", _text(language))
        for part in ("title", "abstract", "terms"):
            mapping.field(f"{part}_{language}", _text(language, copy_to=copies))
        pages[f"text_{language}"] = _text(language, store=True, copy_to=copies)
    mapping.field("pages", Nested(properties=pages, dynamic="strict"))
    mapping.field("people", _text(NEUTRAL, copy_to=[EVERYWHERE]))
    mapping.field("keywords", _text(NEUTRAL, copy_to=[EVERYWHERE]))
    for name in ("type", "network", "language", "external_id"):
        mapping.field(name, Keyword(ignore_above=256))
    mapping.field("date", Date())
    mapping.field("year", Short())
    mapping.field("content_hash", Keyword())
    mapping.field("job", Long())
    return mapping
