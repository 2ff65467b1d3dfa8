"""One verb per file: everything that changes the state of an evaluation."""
