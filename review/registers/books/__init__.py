"""The office's registers, one row each; a page, a sheet and a print come from the same row."""

from review.registers.books.consultations import CONSULTATIONS
from review.registers.books.contracts import CONTRACTS
from review.registers.books.documents import DOCUMENTS, RULES
from review.registers.books.filings import FILINGS
from review.registers.books.grammar import Register
from review.registers.books.opinions import OPINIONS

REGISTERS: dict[str, Register] = {
    one.slug: one for one in (CONTRACTS, DOCUMENTS, RULES, CONSULTATIONS, OPINIONS, FILINGS)
}
