"""Start vocabularies of the paper side: SDGs, topics and licences."""
