"""Pure decisions of the log: returns, verdicts, sums, trends, repeats. No queries, no writes."""
