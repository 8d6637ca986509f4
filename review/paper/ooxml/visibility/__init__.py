"""What of a package is read, what is a look, what nobody sees; all else is unknown and hashed.

Every name stands in one table beside its clause of ECMA-376 Part 1 (or the namespace's own
specification). READ becomes text, label or structure of the model; LOOK changes whether or how
words are seen and enters the looks of the model; BLIND cannot change what is seen. What stands in
no table enters the fingerprint by its canonical XML, and people are told where it stands.
"""
