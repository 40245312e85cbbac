"""Sets the site up from a fresh checkout and runs it; only the standard library is used here."""
