import { z } from 'zod'
import { assertNever } from '../base/assert.ts'
import { isDay, isInstant } from '../base/calendar.ts'
import { decimalToUnits, normaliseDecimal } from './decimal.ts'
import type { Field, Fields, PartsField } from './fields.ts'
import type { AnyRecord } from './record.ts'
import type { AnyValue } from './values.ts'

// Compiled checks need `new Function`, which the window's content policy forbids.
z.config({ jitless: true })

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters that text may not hold
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\u2028\u2029]/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** How a media type is written: type and subtype, without parameters. */
export const mediaType = /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/

/** An identifier of a record or part as it crosses the wire. */
export const identifier = z.string().regex(uuid, { error: 'identifier' })
/** A revision as it crosses the wire: `device:seq`. */
export const revision = z.string().regex(/^[0-9a-f]{16}:\d{1,15}$/, { error: 'revision' })
/** A calendar day, `YYYY-MM-DD`. */
export const calendarDay = z.string().refine(isDay, { error: 'date' })

/** Clean text: well-formed UTF-16, no control characters, NFC, trimmed. Length is counted after trimming. */
export function cleanText(max: number, lines: boolean) {
  return z
    .string()
    .refine((value) => value.length <= max + 1000, { error: 'tooLong', params: { max }, abort: true })
    .refine((value) => value.isWellFormed(), { error: 'notWellFormed', abort: true })
    .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .refine((value) => !controls.test(value), { error: 'controlCharacter' })
    .refine((value) => lines || !/[\n\r\t]/.test(value), { error: 'oneLine' })
    .refine((value) => value.length <= max, { error: 'tooLong', params: { max } })
}

/** One line of clean text that says something. */
export function filledText(max: number) {
  return cleanText(max, false).refine((value) => value !== '', { error: 'required' })
}

function decimalCheck(scale: number, min: number, max: number) {
  return z.string().transform((value, context) => {
    const normal = normaliseDecimal(value, scale)
    const units = normal === null ? Number.NaN : decimalToUnits(normal, scale)
    if (normal !== null && units >= min * 10 ** scale && units <= max * 10 ** scale) return normal
    const params = { scale, min, max }
    context.addIssue({ code: 'custom', message: normal === null ? 'decimal' : 'notBetween', params })
    return z.NEVER
  })
}

const moneyCheck = z.strictObject({
  amount: decimalCheck(2, -1_000_000_000, 1_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'currency' }),
})
/** A first and a last day, in that order. */
export const periodCheck = z
  .strictObject({ start: calendarDay, end: calendarDay })
  .refine((period) => period.start <= period.end, { error: 'periodOrder' })
const evidenceCheck = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{64}$/, { error: 'identifier' }),
  name: cleanText(200, false),
  mediaType: z.string().regex(mediaType, { error: 'mediaType' }),
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'identifier' }),
})

function distinct<Element>(schema: z.ZodType<Element>, keyOf: (element: Element) => string, max: number) {
  return z
    .array(schema)
    .max(max)
    .refine((list) => new Set(list.map(keyOf)).size === list.length, { error: 'repeated' })
}

function partsCheck(field: PartsField) {
  const row = z.strictObject({ id: identifier.optional(), ...draftShape(field.fields) })
  return z
    .array(row)
    .max(field.max)
    .refine(
      (rows) => {
        const ids = rows.flatMap((part) => (typeof part.id === 'string' ? [part.id] : []))
        return new Set(ids).size === ids.length
      },
      { error: 'repeated' },
    )
}

function presentCheck(field: Field): z.ZodType<unknown, unknown> {
  switch (field.kind) {
    case 'text':
      return cleanText(field.max, false)
    case 'markdown':
      return cleanText(field.max, true)
    case 'integer':
      return z.int().min(field.min).max(field.max)
    case 'duration':
      return z.int().min(0).max(10_000_000_000)
    case 'decimal':
      return decimalCheck(field.scale, field.min, field.max)
    case 'percent':
      return decimalCheck(field.scale, 0, 100)
    case 'money':
      return moneyCheck
    case 'boolean':
      return z.boolean()
    case 'choice':
      return z.enum(field.choices)
    case 'date':
      return calendarDay
    case 'instant':
      return z.string().refine(isInstant, { error: 'instant' })
    case 'period':
      return periodCheck
    case 'reference':
      return identifier
    case 'references':
      return distinct(identifier, (id) => id, 500)
    case 'parts':
      return partsCheck(field)
    case 'evidence':
      return distinct(evidenceCheck, (file) => file.id, 200)
    case 'number':
      return z.never({ error: 'givenByVault' })
    default:
      return assertNever(field)
  }
}

/** Whether a field holds a list, whose empty value is [] instead of null. */
export function isListField(field: Field): boolean {
  return field.kind === 'references' || field.kind === 'parts' || field.kind === 'evidence'
}

/** Whether a value is what an unfilled field holds. */
export function isEmptyValue(value: AnyValue | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The check of one field: empty text counts as absent, absent optional values become null or []. */
export function fieldCheck(field: Field): z.ZodType {
  if (field.kind === 'number') return z.undefined({ error: 'givenByVault' }).optional()
  const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value)
  const present = presentCheck(field)
  if (isListField(field)) {
    const list = z.preprocess((value) => value ?? [], present)
    return field.required
      ? list.refine((value) => Array.isArray(value) && value.length > 0, { error: 'required' })
      : list
  }
  const nullable = z.preprocess((value) => blank(value ?? null), z.union([z.null(), present]))
  if (!field.required) return nullable
  return z.preprocess((value, context) => {
    const filled = blank(value ?? null)
    if (filled === null) context.addIssue({ code: 'custom', message: 'required' })
    return filled
  }, present)
}

function draftShape(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => field.kind !== 'number')
      .map(([name, field]) => [name, fieldCheck(field)]),
  )
}

const drafts = new WeakMap<AnyRecord, z.ZodType<Record<string, AnyValue>>>()
const changes = new WeakMap<AnyRecord, z.ZodType<Record<string, AnyValue>>>()

function remembered(
  cache: WeakMap<AnyRecord, z.ZodType<Record<string, AnyValue>>>,
  record: AnyRecord,
  make: () => z.ZodType,
): z.ZodType<Record<string, AnyValue>> {
  const known = cache.get(record)
  if (known) return known
  // The shape is built from the record's own fields, each of which yields an AnyValue; when the first draft is checked,
  // since a start would otherwise wait for the checks of every field of every record.
  const made = z.lazy(make) as z.ZodType<Record<string, AnyValue>>
  cache.set(record, made)
  return made
}

const passed = new WeakMap<object, AnyRecord>()

/** The check of a whole draft of a record; the result has every field, empty ones as null or [], and is frozen. */
export function draftCheck(record: AnyRecord): z.ZodType<Record<string, AnyValue>> {
  return remembered(drafts, record, () =>
    z.strictObject(draftShape(record.fields)).transform((draft) => {
      passed.set(draft, record)
      // Frozen, since what has passed is not checked again: a member set afterwards would be stored as it is.
      return Object.freeze(draft)
    }),
  )
}

/** Whether this very object is what the record's `draftCheck` made of a draft. */
export function hasPassedCheck(record: AnyRecord, draft: object): draft is Readonly<Record<string, AnyValue>> {
  return passed.get(draft) === record
}

/** The check of a partial change: only the fields named, under the same rules. */
export function changesCheck(record: AnyRecord): z.ZodType<Record<string, AnyValue>> {
  return remembered(changes, record, () => {
    const shape = Object.entries(draftShape(record.fields)).map(([name, check]) => [name, check.optional()] as const)
    // Undefined stands for what is not named; kept, it would empty the field, a required one too.
    const named = (values: object) =>
      Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
    return z.strictObject(Object.fromEntries(shape)).transform(named)
  })
}
