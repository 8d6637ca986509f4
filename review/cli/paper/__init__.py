"""flask paper: read, compare, carry and annotate files, without a database."""

from flask.cli import AppGroup

paper = AppGroup("paper", help="读取、比对 Word 文件")
