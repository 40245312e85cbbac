"""All hits of a question as a file to take along."""
