"""Who: units, users, roles, login."""
