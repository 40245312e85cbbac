"""FileTextPanel: tells the editor of a paper what could be read from its files."""

from wagtail.admin.panels import Panel

from research.models.paper_file_page import PaperFilePage


class FileTextPanel(Panel):
    """For each file: whether its text has been read, and which pages are pictures only."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "research/file_text_panel.html"

        def is_shown(self):
            return super().is_shown() and bool(self.instance.pk and self.instance.files)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            files = self.instance.files
            empty = PaperFilePage.objects.filter(file__in=files).without_text()
            pages = list(empty.values_list("file", "number"))
            context["files"] = [
                {"file": file, "scans": [number for owner, number in pages if owner == file.pk]}
                for file in files
            ]
            return context
