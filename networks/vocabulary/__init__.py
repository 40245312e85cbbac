"""Fixed vocabularies of the people side: languages, regions and countries."""
