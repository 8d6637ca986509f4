"""THE STATUTE: every step a matter can take, as rows, one chapter a module. No logic lives here.

Read a row as a lawyer would: what it is called, from where to where, by whom, on what conditions,
which period it starts or stops, who is told, on what authority. "办公室惯例" marks office practice.
`law.kinds` says which chapter is whose.
"""
