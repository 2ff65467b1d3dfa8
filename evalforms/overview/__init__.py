"""Seen from above: home pages, lists, progress of a round."""
