"""Whether now: the page's limits, states of a report, answers."""
