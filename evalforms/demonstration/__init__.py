"""Made-up people, budgets and sheets that show the product; loaded by one command, never mixed."""
