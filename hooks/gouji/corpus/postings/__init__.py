"""The postings of a store: which passages have a fingerprint, so that one report is compared with a whole country.

They are a file a year, sorted and mapped into memory. It is read with the standard library: a hook can't wait for more.
"""
