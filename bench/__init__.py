"""Benchmarks: they print figures and ratios, and judge nothing. It must not be imported by the product."""
