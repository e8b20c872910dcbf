"""Tables in and out: CSV and XLSX, with clear problems and without live formulas."""

from .package import BROKEN_ZIP
from .reading import check_columns, read_table
from .shapes import Row, Table
from .writing import write_csv, write_xlsx

__all__ = ["BROKEN_ZIP", "Row", "Table", "check_columns", "read_table", "write_csv", "write_xlsx"]
