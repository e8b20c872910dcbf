"""Pages of people: personal links, my account, what happened, outgoing mail."""
