"""Words to levels, with reasons. Pure: the same answer always gets the same rating."""
