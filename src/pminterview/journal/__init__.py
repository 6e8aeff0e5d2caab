"""What is kept on disk from one run to the next: interviews, what was asked, the last record."""
