"""What a person does on each page, found by the words that the page shows."""
