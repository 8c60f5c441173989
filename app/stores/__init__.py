"""Where documents are kept when their session is not living."""
