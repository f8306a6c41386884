import type { Translator } from '#shared/base/translate.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Column } from '../ui/data-table-column.ts'

const widths: Readonly<Record<Field['kind'], number>> = {
  number: 112,
  text: 180,
  markdown: 220,
  integer: 90,
  decimal: 100,
  percent: 90,
  money: 140,
  boolean: 80,
  choice: 128,
  date: 116,
  instant: 160,
  duration: 120,
  period: 220,
  reference: 152,
  references: 180,
  parts: 80,
  evidence: 80,
}
const unsortable: readonly Field['kind'][] = ['references', 'parts', 'evidence', 'markdown']
const numeric: readonly Field['kind'][] = ['integer', 'decimal', 'percent', 'money', 'duration', 'parts', 'evidence']

/**
 * The columns of a derived list. The first one stays in sight and holds the link, so it is the number or the title,
 * whatever order the record states.
 */
export function columnsOf(record: AnyRecord, t: Translator): readonly Column[] {
  const leading = record.list.find((name) => record.fields[name]?.kind === 'number') ?? record.title
  const names = [leading, ...record.list.filter((name) => name !== leading)]
  return names.map((name): Column => {
    const field = record.fields[name]
    if (!field) return { key: name, label: t('record.state'), width: 150, sortable: true }
    return {
      key: name,
      label: t(`${record.name}.${name}`),
      width: name === record.title ? 240 : widths[field.kind],
      grow: name === record.title,
      sortable: !unsortable.includes(field.kind),
      ...(numeric.includes(field.kind) ? { align: 'end' } : {}),
    }
  })
}
