"""flask paper: read, compare, carry and annotate files, without a database."""

from flask.cli import AppGroup

from review.cli.paper import commenting, comparing, fingerprinting, incoming, reading

paper = AppGroup("paper", help="读取、比对 Word 文件")
for command in (
    reading.text,
    reading.html,
    reading.coverage,
    fingerprinting.fingerprint,
    comparing.compare_files,
    comparing.carry_anchors,
    commenting.comments,
    commenting.annotate_file,
    incoming.incoming_file,
):
    paper.add_command(command)
