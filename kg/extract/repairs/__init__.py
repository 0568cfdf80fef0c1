"""Repairs of an analysis: what a parser hangs wrongly in a way that can be recognised.

Each takes columns of a document's analysis (heads, labels, tags, words) and changes heads and
labels in place, once, when the `Tree` is made; every rule of the room then reads the mended tree.
"""
