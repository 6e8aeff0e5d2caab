"""Where the engines meet: an interview is held and rated, a skill is drilled."""
