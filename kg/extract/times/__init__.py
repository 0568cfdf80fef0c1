"""When: phrases of time are found, valued, and tied to the events that they date."""
