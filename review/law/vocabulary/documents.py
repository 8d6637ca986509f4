"""The words of documents: who issues them, what they are found to be, what becomes of them."""

from __future__ import annotations

from review.law.vocabulary.word import Word


class Disposition(Word):
    """What follows from a conclusion on a normative document, said more finely."""

    CLAUSES = "clauses", "逐条修改"
    PROCEDURE = "procedure", "退回补正程序"
    ASK_SUPERIOR = "ask_superior", "待请示同意"
    NOT_TO_ISSUE = "not_to_issue", "建议不制定"


class Issuer(Word):
    """制发名义: in whose name a document is issued; its filing hangs on this."""

    DISTRICT = "district", "区政府"
    DISTRICT_OFFICE = "district_office", "区政府办公室"
    CENTRE = "centre", "本中心"
    JOINT = "joint", "联合制发"
    INNER = "inner", "内设机构、临时机构或者议事协调机构"


class Classified(Word):
    """What 认定 finds a text to be."""

    NORMATIVE = "normative", "行政规范性文件"
    INTERNAL = "internal", "内部制度"
    OTHER = "other", "其他公文"
    REFUSED = "refused", "不得制发"


class Resolution(Word):
    """What a meeting decided of the text before it."""

    PASSED = "passed", "通过"
    IN_PRINCIPLE = "in_principle", "原则通过"
    AGAIN = "again", "再议"
    REJECTED = "rejected", "不通过"


class Receiver(Word):
    """备案机关: with whom a document is filed."""

    CONGRESS = "congress", "区人大常委会"
    CITY = "city", "市政府"
    DISTRICT = "district", "区政府"
    LEAD = "lead", "牵头机关"


class DraftingDuty(Word):
    """What is done while a document is drafted, beside asking the public."""

    COMMENT = "comment", "不公开征求意见"
    COMPETITION = "competition", "公平竞争审查"
    CONSISTENCY = "consistency", "宏观政策取向一致性评估"


class Exempt(Word):
    """公平竞争审查条例第十二条: why a text that restricts competition may be issued all the same."""

    SECURITY = "security", "（一）为维护国家安全和发展利益"
    SCIENCE = "science", "（二）为促进科学技术进步、增强国家自主创新能力"
    PUBLIC = "public_good", "（三）为实现节约能源、保护环境、救灾救助等社会公共利益"
    STATUTE = "by_statute", "（四）法律、行政法规规定的其他情形"


class Unasked(Word):
    """Why the public is not asked about a draft."""

    SECRET = "secret", "依法需要保密"
    OTHER = "otherwise", "不涉及经营主体，按规定可以不公开征求"


class Verdict(Word):
    CLEAR = "clear", "未发现问题，可以出台"
    EXCEPTION = "exception", "符合例外规定，可以出台"
    FAILED = "failed", "不得出台"


class Upkept(Word):
    """评估和清理: what was found, or decided, of a document in force."""

    EVALUATED = "evaluated", "实施后评估"
    KEPT = "kept", "继续有效"
    AMENDED = "amended", "修改"
    REPEALED = "repealed", "废止"
    LAPSED = "lapsed", "宣布失效"


class CampaignCause(Word):
    """Why the documents in force are looked through."""

    ANNUAL = "annual", "年度清理"
    SPECIAL = "special", "专项清理"
    LAW = "law", "上位法变化"
    ORDER = "order", "上级通知"


class Filed(Word):
    """报备以后: what happens to a filing before and after it is registered."""

    RECEIVED = "received", "备案机关收到"
    SUSPENDED = "suspended", "暂缓登记，限期补报"
    SUPPLEMENTED = "supplemented", "已补充或者重新报送"
    RETURNED = "out_of_scope", "不属于备案范围，退回"
    ASKED = "asked", "备案机关沟通、要求说明"
    PLANNED = "planned", "已报书面处理计划"
    PAUSED = "paused", "审查中止"
    OPINION = "opinion", "收到书面审查意见"
    REPLIED = "replied", "已书面回复"
    HALTED = "halted", "要求立即停止执行"
    AMENDED = "text_amended", "已修改或者废止"
    REPORTED = "reported", "已报告修改、废止情况"
    ENDED = "ended", "审查终止"
    REVOKED = "revoked", "被撤销"


class TextKind(Word):
    """What words search finds belong to; who may read them hangs on it."""

    MATTER = "matter", "事项"
    PAPERS = "papers", "文书编号"
    DOCUMENT = "document", "送审文本"
    SCAN = "scan", "识别文字"
    MATERIAL = "material", "材料"
