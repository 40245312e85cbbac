"""The fields of the library's index: strict, so that a misspelt field is an error and not a guess.

For each language L, and `any` for all at once:

title_L         title (and its translation into L)
abstract_L      abstract in L
terms_L         topics, SDGs, countries, regions by their names in L, whatever the paper's language
all_L           the three above and every page in L: what is scored; all_zh.uni by single characters
pages           nested, one a page (or a part of a text without pages): for passages only
pages.text_L    stored; left out of _source, which stays small however long the paper. So a document
                is always put whole: an update or reindex inside Elasticsearch would lose the pages.

Of any language:

authors, affiliations, keywords     as on the title page
topic_names, country_names          in all languages: what `topic:` and `country:` look into
titles          all titles: what is suggested while somebody types
words           unstemmed, to correct misspelt words by; empty for a paper that is not public, since
                a suggested word cannot be checked against what the visitor may see
the facets      slugs or codes, see `FACETS`
restricted_by   ids of the privacy settings on the paper or a page above; none for a public paper
sort_title      the title folded for sorting
page            the page's id, which also settles the order of equals
job             the version under which the document was written; 0 when a rebuild did
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

from search.analysis import INDEX_ANALYZERS, NEUTRAL, QUERY_ANALYZERS, WORDS, ZH_UNIGRAMS
from search.queries.search_request import FACETS

EVERYWHERE = f"all_{NEUTRAL}"
PASSAGE_TEXT = "pages.text_*"
ONE_LANGUAGE_PARTS = ("title", "abstract", "terms")


def library_mapping() -> Mapping:
    """The mapping of the one index that holds the whole library."""
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    mapping.meta("_source", excludes=[PASSAGE_TEXT])
    pages = {"n": Integer(), "file": Long(), "anchor": Keyword(), "language": Keyword()}
    for language in INDEX_ANALYZERS:
        copies = [f"all_{language}"] if language == NEUTRAL else [f"all_{language}", EVERYWHERE]
        mapping.field(f"all_{language}", _scored(language))
        for part in ONE_LANGUAGE_PARTS:
            mapping.field(f"{part}_{language}", _text(language, copy_to=copies))
        pages[f"text_{language}"] = _text(language, store=True, copy_to=copies)
    mapping.field("pages", Nested(properties=pages, dynamic="strict"))
    for name in ("authors", "affiliations", "keywords"):
        mapping.field(name, _text(NEUTRAL, copy_to=[EVERYWHERE]))
    for name in ("topic_names", "country_names", "titles"):
        mapping.field(name, _text(NEUTRAL))
    mapping.field("words", Text(analyzer=WORDS, norms=False))
    for name in (*FACETS, "external_id", "sort_title"):
        mapping.field(name, Keyword(ignore_above=256))
    mapping.field("restricted_by", Long())
    mapping.field("page", Long())
    mapping.field("date", Date())
    mapping.field("year", Short())
    mapping.field("content_hash", Keyword())
    mapping.field("job", Long())
    return mapping


def _text(language: str, **options) -> Text:
    return Text(
        analyzer=INDEX_ANALYZERS[language], search_analyzer=QUERY_ANALYZERS[language], **options
    )


def _scored(language: str) -> Text:
    if language == "zh":
        return _text(language, fields={"uni": Text(analyzer=ZH_UNIGRAMS)})
    return _text(language)
