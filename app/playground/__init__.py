"""One person's playground: its document, commands, history and frames. There is no web in it."""
