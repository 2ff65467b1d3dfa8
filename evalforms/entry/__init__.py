"""The browser form: filling in both papers."""
