"""kg: news in, an evidence-backed knowledge graph out."""
