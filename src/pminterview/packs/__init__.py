"""Packs: YAML in, a Pack or findings out."""
