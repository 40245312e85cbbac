"""Lists of papers (CSV, JSON lines) and what becomes of each of their rows."""
