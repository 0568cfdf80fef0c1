"""Event nouns: which nouns tell of an act, and who takes part in it."""
