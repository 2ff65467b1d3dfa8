"""What people type into a cell: read as a value, or refused with a sentence on how to mend it."""
