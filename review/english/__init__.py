"""The interface in English: its catalogues, and how templates, rows and refusals find their words there.

Chinese is the source: its sentences are the msgids. Nothing here is asked for a page in Chinese.
"""
