"""Properties are tried on the same examples on every machine."""

from hypothesis import settings

settings.register_profile("stable", derandomize=True, deadline=None, database=None)
settings.load_profile("stable")
