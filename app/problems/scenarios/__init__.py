"""Problems that tell a story: one pixel, digits, sentences, a street."""
