/** What every drawing of the bench holds: a register of findings as six columns, English and Chinese mixed, each row different. */
export const heads = ['Number', 'Finding', 'Severity', 'State', 'Owner', 'Due'] as const

/** The widths of the columns in points; the second takes what is left of 483. */
export const widths = [63, 190, 58, 56, 64, 52] as const

const things = [
  '网关',
  'backup server',
  '终端',
  'mail relay',
  '数据库',
  'jump host',
  '堡垒机',
  'domain controller',
] as const
const faults = [
  '口令长期未更换',
  'no second factor',
  '日志留存不足',
  'patches two months late',
  '权限未按期复核',
] as const
const owners = ['王晓彤', 'Anna Lindqvist', '陈雅文', 'Tom Becker', '赵立群'] as const

const pick = (words: readonly string[], at: number): string => words[at % words.length] ?? ''

/** The cells of one row by its place from 0. */
function cells(at: number): readonly string[] {
  const day = `2026-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`
  const title = `${pick(things, at)} ${at % 97}: ${pick(faults, at * 3)}, ${pick(things, at * 5 + 1)} ${at}`
  const severity = pick(['Critical 严重', 'High 高', 'Medium 中', 'Low 低'], at)
  return [`F-2026-${at + 1}`, title, severity, pick(['Open', '整改中', 'Closed'], at), pick(owners, at * 7), day]
}

/** As many rows as are asked for. */
export const drawnRows = (count: number): readonly (readonly string[])[] =>
  Array.from({ length: count }, (_, at) => cells(at))
