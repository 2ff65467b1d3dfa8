"""What the paper says: wording, indicator trees, weights, rules and grade bands as data."""
