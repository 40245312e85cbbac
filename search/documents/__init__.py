"""Which pages are searched, and how each becomes a document: a page type is in one of the two."""

from search.documents.paper_document import PaperDocuments

DOCUMENTS = {"research.PaperPage": PaperDocuments()}

# Found through the papers that carry them, or not content at all.
NOT_SEARCHED = {
    "thinkers_site.HomePage",
    "networks.NetworkIndexPage",
    "networks.NetworkPage",
    "networks.InstitutionIndexPage",
    "networks.InstitutionPage",
}
