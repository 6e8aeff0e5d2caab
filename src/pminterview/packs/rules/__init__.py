"""What a pack is held to: one module for each family of rules."""
