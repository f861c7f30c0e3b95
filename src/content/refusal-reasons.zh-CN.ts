/** Reasons of a refusal to start with; the office edits its own table. */
import type { RefusalReasons } from '../core/cases/reasons.ts'

const of = (code: string, label: string, article = '') => ({ code, label, article, active: true })

export const STARTING_REASONS: RefusalReasons = {
  reasons: [
    of('income-over', '家庭收入超过当地标准', '社会救助法第45条'),
    of('property-over', '家庭财产超过当地规定', '社会救助法第45条'),
    of('supporter-able', '有赡养、抚养、扶养人，且有能力', '社会救助法第45条'),
    of('not-sudden', '没有突发的困难，或困难已经缓解', '社会救助法第29条'),
    of('aided-already', '同一件事已经救助过', '社会救助法第45条'),
    of('untrue', '情况和核对的不一致', '社会救助法第40条'),
    of('no-consent', '不同意核对家庭经济状况', '社会救助法第41条'),
    of('other-duty', '该由别的部门办，已经告诉怎么找'),
    of('not-here', '不在这里受理，已经转给受理的地方', '社会救助法第37条'),
    of('not-reached', '多次联系不上，没法核实'),
    of('other', '别的原因（在下面写清楚）'),
  ],
}
