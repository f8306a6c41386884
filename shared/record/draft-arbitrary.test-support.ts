import fc from 'fast-check'
import { assertNever } from '../base/assert.ts'
import { isListField } from './check.ts'
import { unitsToDecimal } from './decimal.ts'
import type { Evidence, Field, Fields } from './fields.ts'
import type { AnyRecord } from './record.ts'

/** Ids that references may point at, by record name. A required reference without any gets a random id. */
export type IdsByRecord = Readonly<Record<string, readonly string[]>>
export type AnyDraft = Readonly<Record<string, unknown>>
/** A draft with one field that cannot be accepted; the refusal must name a path that begins with `field`. */
export type InvalidDraft = { readonly draft: AnyDraft; readonly field: string; readonly spoilt: unknown }

// What breaks careless code: quotes, SQL and formula characters, CJK, right-to-left, emoji of two units, combined marks.
const units = [...'aZ09 -\'"%_\\;<>&|=+@,.#*[](){}$`~é审计发现底稿。，ע🛡', '整改', 'ﬁ', 'x']
const noIds: IdsByRecord = {}
const someFile: Evidence = {
  id: 'e'.repeat(64),
  name: 'x.txt',
  mediaType: 'text/plain',
  size: 1,
  sha256: 'f'.repeat(64),
}

function words(max: number, extra: readonly string[]): fc.Arbitrary<string> {
  return fc
    .string({ unit: fc.constantFrom(...units, ...extra), maxLength: Math.min(40, Math.floor((max - 1) / 2)) })
    .map((text) => `x${text}`.normalize('NFC').trim())
}

const days = fc.integer({ min: 0, max: 47_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
const moments = fc
  .integer({ min: 0, max: 4_000_000_000_000 })
  .map((milliseconds) => new Date(milliseconds).toISOString())

function decimals(scale: number, min: number, max: number): fc.Arbitrary<string> {
  return fc.integer({ min: min * 10 ** scale, max: max * 10 ** scale }).map((count) => unitsToDecimal(count, scale))
}

type Given = { readonly ids: IdsByRecord; readonly files: readonly Evidence[] }

function filled(field: Field, given: Given): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
      return words(field.max, [])
    case 'markdown':
      return words(field.max, ['\n', '\n\n', '\t', '# ', '- '])
    case 'integer':
      return fc.integer({ min: field.min, max: field.max })
    case 'duration':
      return fc.integer({ min: 0, max: 10_000_000_000 })
    case 'decimal':
      return decimals(field.scale, field.min, field.max)
    case 'percent':
      return decimals(field.scale, 0, 100)
    case 'money':
      return fc.record({ amount: decimals(2, -1_000_000, 1_000_000), currency: fc.constantFrom('CNY', 'EUR', 'USD') })
    case 'boolean':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...field.choices)
    case 'date':
      return days
    case 'instant':
      return moments
    case 'period':
      return fc.tuple(days, days).map((pair) => ({ start: pair.toSorted()[0], end: pair.toSorted()[1] }))
    case 'reference':
      return idsOf(field.to, given)
    case 'references':
      return fc.uniqueArray(idsOf(field.to, given), { minLength: field.required ? 1 : 0, maxLength: 5 })
    case 'parts':
      return fc.array(draftOf(field.fields, given), { minLength: field.required ? 1 : 0, maxLength: 4 })
    case 'evidence':
      if (field.required && given.files.length === 0) return fc.constant([someFile])
      return fc.subarray([...given.files], { minLength: field.required ? 1 : 0 })
    case 'number':
      return fc.constant(undefined)
    default:
      return assertNever(field)
  }
}

function idsOf(record: string, given: Given): fc.Arbitrary<string> {
  const known = given.ids[record] ?? []
  return known.length > 0 ? fc.constantFrom(...known) : fc.uuid()
}

/** With ids given, an optional reference to a record that has none yet stays empty, so that every link can be stored. */
function mayFill(field: Field, given: Given): boolean {
  if (field.required || given.ids === noIds || (field.kind !== 'reference' && field.kind !== 'references')) return true
  return (given.ids[field.to] ?? []).length > 0
}

function draftOf(fields: Fields, given: Given): fc.Arbitrary<AnyDraft> {
  const stated = Object.entries(fields).filter(([, field]) => field.kind !== 'number')
  const shape = stated.map(([name, field]) => {
    if (field.required) return [name, filled(field, given)] as const
    const empty = fc.constant(isListField(field) ? [] : null)
    return [name, mayFill(field, given) ? fc.oneof(filled(field, given), empty) : empty] as const
  })
  const required = stated.filter(([, field]) => field.required).map(([name]) => name)
  return fc.record(Object.fromEntries(shape), { requiredKeys: required })
}

/** Valid drafts of a record in their normal form; optional fields are filled, empty or left out. */
export function draftArbitrary(
  record: AnyRecord,
  ids: IdsByRecord = noIds,
  files: readonly Evidence[] = [],
): fc.Arbitrary<AnyDraft> {
  return draftOf(record.fields, { ids, files })
}

function spoiltText(field: { readonly max: number }, lines: boolean): readonly unknown[] {
  return ['x'.repeat(field.max + 1), 'a\u0000b', 'a\u0085b', 'a\ud800', 7, ...(lines ? [] : ['a\nb', 'a\tb'])]
}

function spoilt(field: Field): readonly unknown[] {
  switch (field.kind) {
    case 'text':
      return spoiltText(field, false)
    case 'markdown':
      return spoiltText(field, true)
    case 'integer':
      return [field.min - 1, field.max + 1, field.min + 0.5, Number.NaN, '7', true]
    case 'duration':
      return [-1, 0.5, '7']
    case 'decimal':
    case 'percent':
      return [`1.${'0'.repeat(field.scale)}1`, '9999999999999', '1e3', '1,5', '0x10', '--1', 7]
    case 'money':
      return [{ amount: '1.001', currency: 'CNY' }, { amount: '1', currency: 'yuan' }, { amount: '1' }, '1']
    case 'boolean':
      return ['true', 1]
    case 'choice':
      return ['noSuchChoice', 'constructor', 7, [field.choices[0]]]
    case 'date':
      return ['2026-02-30', '2026-2-3', '2026-02-03T00:00:00.000Z', '22.11.2026', 20_260_203]
    case 'instant':
      return ['2026-02-03T00:00:00Z', '2026-02-03', '2026-02-30T00:00:00.000Z', '2026-02-03T08:00:00.000+08:00', 0]
    case 'period':
      return [{ start: '2026-02-02', end: '2026-02-01' }, { start: '2026-02-02' }, '2026-02-02', { end: '2026-02-30' }]
    case 'reference':
      return ['not-an-id', '../finding', "' OR 1=1", 7]
    case 'references':
      return [['not-an-id'], Array<string>(2).fill('01234567-89ab-4cde-8f01-23456789abcd'), 'text', [null]]
    case 'parts':
      return [[{ noSuchField: 1 }], [7], 'text', Array.from({ length: field.max + 1 }, () => ({}))]
    case 'evidence':
      return [[{ id: 'x' }], ['x'], 'text', [{ id: 'a'.repeat(64), name: '', mediaType: 'x', size: -1, sha256: '' }]]
    case 'number':
      return ['F-2026-001']
    default:
      return assertNever(field)
  }
}

/** Drafts with exactly one field spoilt, emptied where it is required, or unknown. */
export function invalidDraftArbitrary(record: AnyRecord): fc.Arbitrary<InvalidDraft> {
  const cases = Object.entries(record.fields).flatMap(([field, declared]) => [
    ...spoilt(declared).map((value) => ({ field, value })),
    ...(declared.required ? [null, undefined].map((value) => ({ field, value })) : []),
    ...(declared.required && declared.kind === 'text' ? [{ field, value: ' \n' }] : []),
  ])
  const unknown = ['id', 'state', 'createdBy', 'noSuchField'].map((field) => ({ field, value: 'x' }))
  return fc
    .tuple(draftArbitrary(record), fc.constantFrom(...cases, ...unknown))
    .map(([draft, { field, value }]) => ({ draft: { ...draft, [field]: value }, field, spoilt: value }))
}
