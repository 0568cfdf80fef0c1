"""From a resolved corpus to what people look at: page, network files, tables, report."""
