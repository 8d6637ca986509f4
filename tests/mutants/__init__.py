"""Small faults put into the product on purpose: would any test notice?"""
