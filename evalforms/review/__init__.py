"""Reviewed: the finance bureau's queue and desk."""
