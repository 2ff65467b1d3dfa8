"""Points: one rule type per file, exact fractions inside, one rounding at the printed line."""
