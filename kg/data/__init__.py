"""Declarative data of our own: lexicons, gazetteer, ontology."""
