"""How much of what is planted in made-up forms is found, and how much that is not there."""
