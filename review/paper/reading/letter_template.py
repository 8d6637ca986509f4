"""A letter filled into a template of the office: a stranger's .docx with fields, by docxtpl in a sandbox.

A template may write fields, loop over lists and ask whether something is there; nothing else of
Jinja is taken, so that it reaches nothing but the words of the letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from review.paper.refusal import Refusal
from review.words import Words

TAKEN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If,
    nodes.Const, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip
LOOP = frozenset({"index", "first", "last", "length"})
FULL_WIDTH = ("｛｛", "｝｝", "｛%", "%｝")
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")


def filled(source: bytes, values: dict[str, Any], kept: list[str], columns: list[str]) -> bytes:
    """The .docx with these values; Refusal, in words for the office, where the template will not do."""
    template, environment = DocxTemplate(BytesIO(source)), _environment()
    try:
        parts = [environment.parse(each) for each in _sources(template)]
        _self_contained(template)
        _judge(parts, values, kept, frozenset(columns))
        template.render(values, environment, autoescape=True)
        written = BytesIO()
        template.save(written)
    except TemplateError as error:
        raise Refusal("template_marks", MARKS) from error
    except Refusal:
        raise
    except Exception as error:  # docxtpl and python-docx raise whatever a broken file leads them to
        raise Refusal("template_file", "套用不了这份模板：版式或者标记放错了位置") from error
    return written.getvalue()


MARKS = (
    "模板里的标记写错了：“{{ 字段 }}”“{% for %}…{% endfor %}”“{% if %}…{% endif %}”要成对，"
    "整段的循环写“{%p for %}”，表格行写“{%tr for %}”"
)


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def _sources(template: DocxTemplate) -> Iterator[str]:
    """Every text of the file that docxtpl renders, as it hands it to Jinja."""
    template.init_docx()
    yield template.patch_xml(template.get_xml())
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            yield template.patch_xml(template.xml_to_string(parse_xml(part.blob)))
    for part in template.docx.part.package.parts:
        if part.content_type.endswith("footnotes+xml"):
            yield template.patch_xml(template.xml_to_string(parse_xml(part.blob)))
    for name in PROPERTIES:
        yield getattr(template.docx.core_properties, name)


def _judge(
    parts: list[nodes.Template], values: dict[str, Any], kept: list[str], columns: frozenset[str]
) -> None:
    read: set[str] = set()
    for part in parts:
        for node in part.find_all(nodes.Node):
            if not isinstance(node, TAKEN):
                raise Refusal("template_language", f"{ONLY}：{type(node).__name__}")
            if isinstance(node, nodes.TemplateData) and any(one in node.data for one in FULL_WIDTH):
                raise Refusal(
                    "template_width", "模板里的花括号要用半角：“{{ 字段 }}”，不是“｛｛字段｝｝”"
                )
        _only_known(part, values, columns)
        read |= {name.name for name in part.find_all(nodes.Name) if name.ctx == "load"}
    lacking = "、".join(name for name in kept if name not in read)
    if lacking:
        raise Refusal("template_lacks", Words("模板里缺少必须有的字段：{fields}", fields=lacking))


def _self_contained(template: DocxTemplate) -> None:
    """What a template draws from elsewhere, or carries to be run, would go out with every letter."""
    for link in template.docx.part.package.iter_rels():
        if link.is_external and link.reltype != RELATIONSHIP_TYPE.HYPERLINK:
            raise Refusal(
                "template_outside", "模板引用了外部文件（如链接的图片、附加的模板），请去掉"
            )
        if link.reltype.rpartition("/")[2] in ("oleObject", "package", "control"):
            raise Refusal("template_object", "模板里嵌有对象或者控件，请去掉")


ONLY = "模板里只能写字段、循环（for）和条件（if），不能写别的"


def _only_known(part: nodes.Template, values: dict[str, Any], columns: frozenset[str]) -> None:
    own = {name.name for name in part.find_all(nodes.Name) if name.ctx == "store"}
    known = own | set(values) | {"loop"}
    unknown = [name.name for name in part.find_all(nodes.Name) if name.name not in known]
    unknown += [
        node.attr
        for node in part.find_all(nodes.Getattr)
        if node.attr not in (LOOP if _is_loop(node) else columns)
    ]
    if unknown:
        told = "、".join(dict.fromkeys(unknown))
        raise Refusal(
            "template_field", Words("模板里写了这种文书没有的字段：{fields}", fields=told)
        )


def _is_loop(node: nodes.Getattr) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "loop"
