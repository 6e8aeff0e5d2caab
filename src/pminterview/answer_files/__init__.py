"""An edge: files of answers, as a scripted interview or as rows to rate."""
