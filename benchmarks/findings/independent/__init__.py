"""Forms of other offices in other words, written without looking at the patterns that read them."""
