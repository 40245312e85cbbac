"""The syntax of the search box: what a visitor types, as a tree. Nothing typed is an error.

typed                     means
word                      wanted: a paper without it ranks lower
"some words"              must stand together; all of “ ” « » „ 「 」 『 』 are quotation marks
word*                     a word that begins so must be there (two letters at least)
a AND b                   both must be there
a OR b                    one of them must be there; it binds the two beside it, AND more closely
NOT a, -a                 must not be there; also before "some words", a field and ( )
( )                       a query of its own inside the query
title: author: topic:     must be there; the value follows at once: a word, "some words" or word*
country:                  a name in any language or a code of ISO 3166
year:                     2020  2018-2022  2018..2022  >=2020  >2020  <=2020  <2020

Whatever does not fit is taken as words. Because most questions are just language, signs are read
as signs only where a person can have meant them so:

written                           read
not one lower-case letter         AND, OR, NOT are words: the whole query is in capitals
a question mark at the end        AND, OR, NOT and - are words; phrases are wished for, not required
`LONG_TEXT` words or more         phrases are wished for, word* is a word; NOT and - count only at
                                  the end of the query: elsewhere they are emphasis and dashes
- before a digit or a space       a dash; so is - before a word that the query also asks for
a colon and then a space          punctuation
"""

from search.queries.syntax.parser import read_syntax

__all__ = ["read_syntax"]
