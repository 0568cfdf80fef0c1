"""Who says so: cues, sources and contents of what is reported, and whose quotation it is."""
