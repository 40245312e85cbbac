"""Measurements of the site: how fast its search is (`make bench`), and how well it finds."""
