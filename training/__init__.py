"""How the shipped weights are made: corpora in, packaged pipeline out. Needs torch."""
