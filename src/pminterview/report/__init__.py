"""Values in, something showable out; nothing is printed here."""
