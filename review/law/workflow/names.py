"""Words of authority that rows of several chapters cite."""

PRACTICE = "办公室惯例"
CONFLICT = "律师不得代理与本人或者其近亲属有利益冲突的法律事务（律师法第三十九条）"
DISCLOSURE = "告知委托人并取得书面知情同意（律师执业行为规范）"
COMPLETE = "审查期限自材料齐全之日的次日起算（民法典第二百零一条）"
MENDED = "补正期间不计入审查期限，材料齐全后继续计算（办公室设置）"
INCOMPLETE = "材料不齐全的退回补正，补正期间不计入审查期限（办公室设置）"
LAWYER = "按照约定提供意见，草拟、审查法律文书（律师法第二十九条）"
