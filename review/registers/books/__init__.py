"""The office's registers, one row each; a page, a sheet and a print come from the same row.

Every module of this folder brings its own; those of the kinds of matter come first, in their order.
"""

from importlib import import_module
from pkgutil import iter_modules

from review.law.kinds import ROWS
from review.registers.books.grammar import Register

_FOUND: dict[str, Register] = {
    book.slug: book
    for module in iter_modules(__path__)
    for book in vars(import_module(f"{__name__}.{module.name}")).values()
    if isinstance(book, Register)
}
REGISTERS: dict[str, Register] = {
    slug: _FOUND[slug] for slug in dict.fromkeys((*(row.register for row in ROWS), *_FOUND))
}
