import type { PopulationColumns } from './sampling.contract.ts'

/** What heads of columns are called in the field, without spaces and signs; the first column that bears one is taken. */
const names = {
  identifier: [
    'id',
    'identifier',
    'number',
    'no',
    'key',
    'reference',
    'ref',
    'ticket',
    'document',
    '编号',
    '序号',
    '单号',
    '标识',
    '工单号',
    '凭证号',
  ],
  label: [
    'label',
    'title',
    'name',
    'description',
    'subject',
    'summary',
    '名称',
    '标题',
    '说明',
    '描述',
    '摘要',
    '主题',
  ],
  stratum: [
    'stratum',
    'group',
    'category',
    'class',
    'type',
    'department',
    'region',
    '分层',
    '层',
    '类别',
    '分类',
    '类型',
    '部门',
    '地区',
  ],
  amount: ['amount', 'value', 'total', 'sum', 'cost', 'price', '金额', '总额', '合计', '价值', '费用'],
} as const

/** The columns that a table's heads suggest; without a better one the first column names the items. */
export function guessColumns(heads: readonly string[]): PopulationColumns {
  const plain = heads.map((head) => head.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''))
  const find = (wanted: readonly string[]) => {
    const at = wanted.map((name) => plain.indexOf(name)).find((index) => index >= 0)
    return at ?? null
  }
  const identifier = find(names.identifier) ?? 0
  const others = { label: find(names.label), stratum: find(names.stratum), amount: find(names.amount) }
  return { identifier, ...others }
}
