"""The candidate's side of the screen: questions out, answers in, and a clock between them."""
