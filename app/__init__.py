"""Neuron playground: hold a small neural network in your hands."""
