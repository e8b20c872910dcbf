"""The apostrophe that keeps a spreadsheet from running what somebody typed."""

# What spreadsheets take for the start of a formula, wide forms of Chinese and Japanese keyboards included.
FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARDED = (*FORMULA_START, "'")


def escaped(text: str) -> str:
    """The text with an apostrophe before what would run, or before an apostrophe that reading would take away."""
    if text.startswith(FORMULA_START) or (text.startswith("'") and text[1:].startswith(GUARDED)):
        return f"'{text}"
    return text


def unescaped(cell: str) -> str:
    """Take back exactly the apostrophe that `escaped` put there, so that nothing changes on the way round."""
    if cell.startswith("'") and cell[1:].startswith(GUARDED):
        return cell[1:]
    return cell
