"""Saved: what the database remembers of a sheet - cells, lines, state, version, snapshots."""
