import type { Field, Fields } from '#shared/record/fields.ts'
import { hostileText, hostileTitle } from './hostile-text.ts'

/** Ids of the records made so far, by the name of their record. */
export type Made = Readonly<Record<string, readonly string[]>>
export type HostileDraft = Readonly<Record<string, unknown>>

const days = ['0001-01-01', '1899-12-31', '2026-11-27', '2026-11-30', '2026-12-24', '9999-12-31'] as const
const rows = 12

function dayOf(index: number): string {
  return days[index % days.length] ?? days[0]
}

/** The `count`-th from the `index`-th on, round and round. */
function some(ids: readonly string[] | undefined, index: number, count: number): readonly string[] {
  const known = ids ?? []
  const taken = Array.from({ length: Math.min(count, known.length) }, (_, step) => known[(index + step) % known.length])
  return taken.filter((id) => id !== undefined)
}

function hostileValue(field: Field, index: number, made: Made): unknown {
  switch (field.kind) {
    case 'text':
      return hostileTitle(index, field.max)
    case 'markdown':
      return hostileText(index, field.max)
    case 'integer':
      return index % 3 === 0 ? field.max : field.min
    case 'duration':
      return 10_000_000_000
    case 'decimal':
      return `${field.max}${field.scale > 0 ? `.${'0'.repeat(field.scale)}` : ''}`
    case 'percent':
      return '100.00'
    case 'money':
      return { amount: '999999999999.99', currency: 'CNY' }
    case 'boolean':
      return index % 2 === 0
    case 'choice':
      return field.choices[index % field.choices.length]
    case 'date':
      return dayOf(index)
    case 'instant':
      return index % 2 === 0 ? '1899-12-31T23:59:59.000Z' : '9998-12-31T23:59:59.000Z'
    case 'period':
      return index % 2 === 0
        ? { start: '1899-12-31', end: '9999-12-31' }
        : { start: dayOf(index % 4), end: '2026-12-31' }
    case 'reference':
      return some(made[field.to], index, 1)[0] ?? null
    case 'references':
      return some(made[field.to], index, 40)
    case 'parts':
      return Array.from({ length: Math.min(rows, field.max) }, (_, row) => filled(field.fields, index + row, made))
    default:
      return undefined
  }
}

function filled(fields: Fields, index: number, made: Made): HostileDraft {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([name, field]) => [name, hostileValue(field, index, made)] as const)
      .filter(([, value]) => value !== undefined),
  )
}

/** A draft with every field filled as badly as the field allows. */
export function hostileDraft(fields: Fields, index: number, made: Made): HostileDraft {
  return filled(fields, index, made)
}

/** The same with nothing but what must be there: the rules of a module seldom like everything at once. */
export function bareDraft(fields: Fields, index: number, made: Made): HostileDraft {
  return filled(Object.fromEntries(Object.entries(fields).filter(([, field]) => field.required)), index, made)
}
