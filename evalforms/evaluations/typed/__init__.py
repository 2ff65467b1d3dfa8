"""What people type into a cell, read as a value or refused with a sentence that says how to mend it."""
