"""Landing page, an area's front desk, search."""
