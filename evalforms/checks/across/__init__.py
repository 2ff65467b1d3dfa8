"""One submission: a department sheet beside the sheets of its projects."""
