"""A session as files to take along: programs, models, notebooks, tables."""
