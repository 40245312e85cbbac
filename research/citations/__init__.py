"""Papers as others cite them: references, and the formats of reference managers."""
