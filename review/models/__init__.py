"""The tables, one module per noun; importing this room makes the whole schema known."""

from review.models.annotation import Annotation, Answer, Confirmation, Placement, Remark, Settlement
from review.models.clearance import Approval, Archiving, Clearance, Comparison, Signing
from review.models.deadline import Deadline, Pause
from review.models.document import Material, Revision, StoredFile
from review.models.log_entry import Checkpoint, LogEntry, LogHead
from review.models.matter import Assignment, Contract, Matter
from review.models.notice import Deed, Notice
from review.models.opinion import Opinion, Series
from review.models.person import EnrolLink, Firm, Person, Section, SignIn, SignInFailure

__all__ = [
    "Annotation", "Answer", "Approval", "Archiving", "Assignment", "Checkpoint", "Clearance",
    "Comparison", "Confirmation", "Contract", "Deadline", "Deed", "EnrolLink", "Firm", "LogEntry",
    "LogHead", "Material", "Matter", "Notice", "Opinion", "Pause", "Person", "Placement", "Remark",
    "Revision", "Section", "Series", "Settlement", "SignIn", "SignInFailure", "Signing",
    "StoredFile",
]  # fmt: skip
