"""Addresses of lists: the current one with a change, and the numbers of its pages."""

from django import template

register = template.Library()

NEIGHBOURS = 1  # page numbers shown on each side of the current one


@register.simple_tag(takes_context=True)
def query_with(context, **changes) -> str:
    """The query string with some values replaced; None takes a value out.

    Fields that a form sent empty are left out. The answer starts with "?", also when it is empty:
    as a link it then leads to the same address without a query.
    """
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query[name] = "" if value is None else value
    for name, values in list(query.lists()):
        query.setlist(name, [value for value in values if value != ""])
    return "?" + query.urlencode()


@register.simple_tag(takes_context=True)
def asked_page(context) -> int:
    """The page of a list that the address names; 1 when it names none."""
    asked = context["request"].GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() else 1


@register.simple_tag
def page_numbers(current: int, last: int) -> list[int | None]:
    """The first, the last and the pages around the current one; None stands for a gap."""
    near = range(current - NEIGHBOURS, current + NEIGHBOURS + 1)
    shown = sorted({1, last, *(number for number in near if 1 <= number <= last)})
    numbers: list[int | None] = []
    for number in shown:
        previous = numbers[-1] if numbers else number - 1
        if number - previous == 2:
            numbers.append(number - 1)  # a gap of one page is no shorter than its number
        elif number - previous > 2:
            numbers.append(None)
        numbers.append(number)
    return numbers
