"""Renderers: one module per output. They show an Assessment and decide nothing."""
