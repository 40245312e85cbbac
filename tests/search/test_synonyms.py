"""Words that mean the same find each other, by the list in the CMS, from the next search on."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from search.actions.set_up_synonyms import set_up_synonyms
from search.models import SynonymGroup
from search.queries.synonyms import meanings_in
from search.vocabulary.synonyms import synonyms

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_synonyms(site):
    SynonymGroup.objects.all().delete()


def group(*words):
    synonym_group = SynonymGroup(words="\n".join(words))
    synonym_group.full_clean()
    synonym_group.save()
    return synonym_group


# What stands in a query


@pytest.mark.parametrize(
    ("query", "typed"),
    [
        ("trade of the G77 countries", "G77"),
        ("TRADE OF THE GROUP OF 77", "GROUP OF 77"),
        ("le commerce du groupe des 77", "groupe des 77"),
        ("торговля группы 77", "группы 77"),
        ("التجارة في مجموعة الـ ٧٧", "مجموعة الـ ٧٧"),
        ("التجارة في مجموعة ال 77", "مجموعة ال 77"),
        ("七十七国集团 77國集團的貿易", "77國集團"),
        ("G-77’s statement", "G-77’s"),
        ("G7 summit", ""),
        ("a group of 77 ministers", "group of 77"),
    ],
)
def test_a_name_is_noticed_however_it_is_written(no_synonyms, query, typed):
    group("G77", "G-77", "Group of 77", "Groupe des 77", "Группы 77", "مجموعة الـ 77", "77国集团")

    found = meanings_in(query).found

    assert [meaning.typed for meaning in found] == ([typed] if typed else [])


def test_the_longest_name_wins(no_synonyms):
    group("South-South cooperation", "SSC")
    group("South-South and triangular cooperation", "SSTC")

    meanings = meanings_in("progress of South-South and triangular cooperation in Africa")

    assert [meaning.others for meaning in meanings.found] == [("SSTC",)]
    assert meanings.rest == "progress of in Africa"


def test_a_word_of_two_groups_means_what_both_say(no_synonyms):
    group("PMA", "pays les moins avancés")
    group("PMA", "países menos adelantados")

    (meaning,) = meanings_in("PMA").found

    assert meaning.others == ("pays les moins avancés", "países menos adelantados")


# The list of the CMS


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("G77", "at least two"),
        ("G77, Group of 77", "each on a line of its own"),
        ("G77 = Group of 77\nG-77", "without “=”"),
        ("G77 => Group of 77", "without “=”"),
        ("Sao Tome\nSÃO TOMÉ", "“Sao Tome” and “SÃO TOMÉ” are the same"),
        ("G77\n!!!", "“!!!” is too short"),
        ("G77\n" + "long " * 30, "has more than 120 characters"),
        ("\n".join(f"word {number}" for number in range(61)), "61 lines; a group has 60"),
        ("\n \n", "at least two"),
    ],
)
def test_a_group_that_makes_no_sense_is_refused_in_plain_words(words, complaint):
    with pytest.raises(ValidationError) as refusal:
        SynonymGroup(words=words).full_clean()

    assert complaint in " ".join(refusal.value.messages)


def test_lines_are_tidied_whatever_ends_them():
    synonym_group = SynonymGroup(words="  G77 \r\n\r\nGroup  of\t77\u2028Science, technology #1\n")
    synonym_group.full_clean()

    assert synonym_group.words == "G77\nGroup of 77\nScience, technology #1"


def test_a_new_site_has_valid_groups_and_keeps_what_is_changed(site):
    assert SynonymGroup.objects.count() == len(synonyms())
    for synonym_group in SynonymGroup.objects.all():
        synonym_group.full_clean()
    SynonymGroup.objects.exclude(pk=synonym_group.pk).delete()

    set_up_synonyms()

    assert SynonymGroup.objects.get() == synonym_group


def test_an_editor_adds_a_group_in_the_cms(no_synonyms, client, editor):
    client.force_login(editor)
    address = reverse(SynonymGroup.snippet_viewset.get_url_name("add"))

    page = client.get(address)
    assert "Group of 77 on the second" in page.content.decode()
    answer = client.post(address, {"words": "ALBA\r\nBolivarian Alliance"})

    assert answer.status_code == 302
    assert SynonymGroup.objects.get().words == "ALBA\nBolivarian Alliance"


def test_the_list_of_the_cms_shows_and_finds_the_groups(site, client, editor):
    client.force_login(editor)
    address = reverse(SynonymGroup.snippet_viewset.get_url_name("list"))

    page = client.get(address, {"q": "groupe des 77"}).content.decode()

    assert "G77 = G-77 = Group of 77" in page
    assert "BRICS" not in page


def test_a_researcher_may_not_change_synonyms(site, client, researcher):
    client.force_login(researcher)

    answer = client.get(reverse(SynonymGroup.snippet_viewset.get_url_name("add")))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("wagtailadmin_home"))
