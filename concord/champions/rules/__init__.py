"""Pure decisions about champions: who is covered, and who takes part."""
