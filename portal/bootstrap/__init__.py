"""Installs, prepares, starts and tests the portal; all but ``site`` and ``catalogues`` needs only Python."""
