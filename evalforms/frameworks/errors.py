"""What can be wrong with a framework."""


class FrameworkError(ValueError):
    """A framework that is unknown or whose files contradict themselves; the message says which."""
