"""仅供参考: the settings that people hold a text against, and why the program does not."""

from __future__ import annotations

REFERENCE = {
    "contract.archive.major": "重大合同的报送对象和要求未见本区规定；程序对所有合同按“签订后报送归档期限”计算",
    "contract.pay.agreed": "约定的付款期限写在合同文本里，由律师审查“付款条件”要点时对照",
    "decision.comment": "决策的公开征求意见由承办科室在本系统之外办理，结果作为材料提交",
    "decision.hearing.papers": "听证由承办科室在本系统之外办理，结果作为材料提交",
    "contract.performance.bond": "约定的比例写在合同文本里，由律师审查“保证金、定金”要点时对照",
    "contract.earnest": "约定的比例写在合同文本里，由律师审查“保证金、定金”要点时对照",
    "contract.penalty": "是否过高由人民法院认定，由律师审查“违约责任”要点时对照",
    "contract.interest": "未约定时才适用，由律师审查“付款条件”要点时对照",
    "contract.lease": "期限写在合同文本里，由律师审查“履行期限、地点和方式”要点时对照",
    "contract.service": "期限写在合同文本里，由律师审查“履行期限、地点和方式”要点时对照",
}
