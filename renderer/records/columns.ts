import type { Translator } from '#shared/base/translate.ts'
import { isMarkedDay } from '#shared/modules/exchange/exchange.duties.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Column, Widths } from '../ui/data-table-column.ts'
import { boundedWidth } from '../ui/fit-columns.ts'
import { headWidth, valueWidth } from '../ui/head-width.ts'

type ChoiceField = Extract<Field, { readonly kind: 'choice' }>

const widths: Readonly<Record<Field['kind'], number>> = {
  number: 124,
  text: 180,
  markdown: 220,
  integer: 90,
  decimal: 124,
  percent: 90,
  money: 156,
  boolean: 80,
  choice: 96,
  date: 136,
  instant: 160,
  duration: 120,
  period: 220,
  reference: 152,
  references: 180,
  parts: 80,
  evidence: 80,
}
/** How wide a value may become where room is left over, in pixels; what is as wide as it states has none. */
const wishes: Partial<Readonly<Record<Field['kind'], number>>> = {
  text: 300,
  markdown: 320,
  reference: 300,
  references: 300,
  duration: 150,
  period: 240,
}
/** Two whole days of Chinese, with what stands between them. */
const chinesePeriod = 240
/** A choice that takes more than this is whole only where room is left over. */
const widestChoice = 200
const leastState = 120
/** The mark before a choice with a tone, beside the space at both sides of a cell. */
const besideChoice = 44
/** A day that somebody has to keep says beside itself when it was not kept. */
const dutyWidth = 192
/** The box that chooses a row and the space behind it, in pixels. */
const boxWidth = 24
const unsortable: readonly Field['kind'][] = ['references', 'parts', 'evidence', 'markdown']
const numeric: readonly Field['kind'][] = ['integer', 'decimal', 'percent', 'money', 'duration', 'parts', 'evidence']

/** The column that stays in sight and holds the link: the number or the title, whatever order the record states. */
export function leadingColumn(record: AnyRecord): string {
  return record.list.find((name) => record.fields[name]?.kind === 'number') ?? record.title
}

/** The columns that a record declares for its list: the leading one, the title and the state first, which must be in sight. */
export function columnNames(record: AnyRecord): readonly string[] {
  const first = [leadingColumn(record), record.title, 'state'].filter(
    (name, place) => place === 0 || record.list.includes(name),
  )
  return [...new Set([...first, ...record.list])]
}

/** Every column that a list can have: the declared ones, then the other fields. */
export function possibleColumns(record: AnyRecord): readonly string[] {
  return [...new Set([...columnNames(record), ...(record.workflow ? ['state'] : []), ...Object.keys(record.fields)])]
}

/** Reads the columns that were kept for a list; what is no column of it is left out, and null is as declared. */
export function readColumns(record: AnyRecord, value: unknown): readonly string[] | null {
  if (typeof value !== 'object' || value === null || !('names' in value) || !Array.isArray(value.names)) return null
  const leading = leadingColumn(record)
  const kept: readonly unknown[] = value.names
  const names = possibleColumns(record).filter((name) => name !== leading && kept.includes(name))
  return [leading, ...names.toSorted((one, other) => kept.indexOf(one) - kept.indexOf(other))]
}

/** Reads the widths that were kept for the columns of a list; what is no column of it or no width is left out. */
export function readWidths(record: AnyRecord, value: unknown): Widths {
  if (typeof value !== 'object' || value === null || !('widths' in value)) return new Map()
  const { widths } = value
  if (typeof widths !== 'object' || widths === null) return new Map()
  const leading = leadingColumn(record)
  const kept = new Map<string, unknown>(Object.entries(widths))
  return new Map(
    possibleColumns(record).flatMap((name) => {
      const width = kept.get(name)
      if (typeof width !== 'number' || !Number.isFinite(width)) return []
      return [[name, boundedWidth(name === leading ? 0 : 1, width)]]
    }),
  )
}

/** What the longest of the choices takes. */
function choiceWidth(t: Translator, record: AnyRecord, name: string, { choices }: ChoiceField): number {
  return Math.max(...choices.map((choice) => valueWidth(t(`${record.name}.${name}.${choice}`)))) + besideChoice
}

function widthOf(t: Translator, record: AnyRecord, name: string, field: Field): number {
  if (field.kind === 'number') return widths.number
  if (name === record.title) return 240
  if (field.kind === 'period' && t.language === 'zh-CN') return chinesePeriod
  if (field.kind === 'choice')
    return Math.max(widths.choice, Math.min(widestChoice, choiceWidth(t, record, name, field)))
  return field.kind === 'date' && isMarkedDay(record.name, name) ? dutyWidth : widths[field.kind]
}

/** The width at which no value is cut that is known beforehand, and few of the others. */
function wishOf(t: Translator, record: AnyRecord, name: string, field: Field): number | undefined {
  return field.kind === 'choice' ? choiceWidth(t, record, name, field) : wishes[field.kind]
}

/** What a record stands at is read on every screen: its column holds the longest of its states. */
function stateWidth(t: Translator, record: AnyRecord): number {
  const names = Object.keys(record.workflow?.states ?? {}).map((state) =>
    valueWidth(t(`${record.name}.state.${state}`)),
  )
  return Math.max(leastState, ...names.map((width) => width + besideChoice))
}

/** The column that takes what is left over: the title, or what is said beside a number that is one. */
function growingColumn(record: AnyRecord, names: readonly string[]): string {
  const kindOf = (name: string) => record.fields[name]?.kind
  if (kindOf(record.title) !== 'number') return record.title
  const kinds: readonly (Field['kind'] | undefined)[] = ['text', 'markdown', 'reference']
  return names.find((name) => kinds.includes(kindOf(name))) ?? record.title
}

/** The columns of a derived list: the chosen ones, or those that the record declares. */
export function columnsOf(
  record: AnyRecord,
  t: Translator,
  chosen: readonly string[] | null = null,
): readonly Column[] {
  const names = chosen ?? columnNames(record)
  const growing = growingColumn(record, names)
  return names.map((name, index): Column => {
    // Beside the leading one stands the box that chooses the row.
    const room = index === 0 ? boxWidth : 0
    const field = record.fields[name]
    if (!field) return { key: name, label: t('record.state'), width: stateWidth(t, record), sortable: true }
    const label = t(`${record.name}.${name}`)
    return {
      key: name,
      label,
      width: Math.max(widthOf(t, record, name, field), headWidth(label)) + room,
      wish: wishOf(t, record, name, field),
      grow: name === growing,
      sortable: !unsortable.includes(field.kind),
      ...(numeric.includes(field.kind) ? { align: 'end' } : {}),
    }
  })
}
