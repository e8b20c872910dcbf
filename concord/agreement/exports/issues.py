"""What the next version must look at, as a table."""

from concord.core.directory.exports import ExportTable

from ..queries.issues import IssuesPage

COLUMNS = ("number", "commitment", "source", "issue")


def issues(page: IssuesPage) -> ExportTable:
    """A row for each issue, by commitment."""
    rows = [
        {"number": one.text.number, "commitment": one.text.title, "source": issue.source, "issue": issue.words}
        for one in page.clauses
        for issue in one.issues
    ]
    return ExportTable(COLUMNS, rows)
