"""The paper as a value: both official forms as immutable typed data, free of any web framework."""
