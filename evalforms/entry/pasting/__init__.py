"""A block of cells copied from a spreadsheet: which cell of the paper each of its texts is for."""
