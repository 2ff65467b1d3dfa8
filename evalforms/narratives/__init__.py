"""What a free text says: amounts, counts, dates, percentages, names, and what it admits."""
