"""Paper: documents read into one immutable model, without Flask and without a database.

At the root stand the model and what every wing needs of it: `html`, `plain_text`, `clause_paths`,
`outline`. Above it six wings, each importing only from those before it: `ooxml` (what an Office
file says), `reading` (any accepted file to the model), `comparing`, `anchoring` (annotations on
words), `exchange` (to Word and back), `issuing` (what the office sends out).
"""
