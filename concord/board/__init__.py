"""The one-page report to the strategic board and its answer."""
