"""`kg stats`: how much, who most, when."""
