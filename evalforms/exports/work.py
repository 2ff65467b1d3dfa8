"""What the worker does next."""


def work_once() -> bool:
    """Do one piece of waiting work. False where none is waiting."""
    return False
