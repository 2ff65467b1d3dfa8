"""When: yearly rounds, deadlines, extensions, and the projects that must be evaluated."""
