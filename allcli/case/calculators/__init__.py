"""Published criteria sets, one module each: optional inputs in, a place on the set's scale out.

An input that is left out is unknown, never "no": the result is then the range that it still allows.
"""
