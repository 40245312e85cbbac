"""What the paper side tells the rest of the site.

text_changed    provides `papers`: the ids of the pages whose readable text is another now
"""

from django.dispatch import Signal

text_changed = Signal()
