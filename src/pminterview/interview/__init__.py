"""Who is asked what, when, and what was said."""
