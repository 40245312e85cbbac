"""What the editor of a paper shows, and in which order: what readers see first comes first."""

from django import forms
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.models import Page

from research.file_text_panel import FileTextPanel

PAPER_PANELS = [
    FieldPanel("title"),
    FieldPanel("subtitle"),
    InlinePanel(
        "attachments", heading="File", label="file", help_text="A PDF, or a .docx document."
    ),
    FileTextPanel(heading="What was read from the file"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
            FieldRowPanel([FieldPanel("publication_date"), FieldPanel("licence")]),
        ],
        heading="About the paper",
    ),
    FieldPanel("abstract"),
    InlinePanel("authors", heading="Authors", label="author"),
    MultiFieldPanel(
        [
            FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
            FieldPanel("sdgs", widget=forms.CheckboxSelectMultiple),
            FieldPanel("keywords"),
        ],
        heading="Subjects",
    ),
    MultiFieldPanel(
        [
            FieldPanel("regions", widget=forms.CheckboxSelectMultiple),
            FieldPanel("countries"),
        ],
        heading="Places",
    ),
    FieldPanel("cover"),
]

MORE_PANELS = [
    InlinePanel("key_messages", heading="Key messages", label="key message"),
    InlinePanel("recommendations", heading="Recommendations", label="recommendation"),
    InlinePanel(
        "translated_abstracts", heading="Abstract in other languages", label="translated abstract"
    ),
    FieldPanel("co_publishers", widget=forms.CheckboxSelectMultiple),
    InlinePanel("sponsors", heading="Sponsors", label="sponsor"),
    FieldPanel("text"),
    FieldPanel("disclaimer"),
    FieldRowPanel([FieldPanel("doi"), FieldPanel("external_id")]),
]

PAPER_EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(PAPER_PANELS, heading="Paper"),
        ObjectList(MORE_PANELS, heading="More"),
        ObjectList([*Page.promote_panels, PublishingPanel()], heading="Address and dates"),
    ]
)
