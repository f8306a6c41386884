/**
 * The vocabulary in which records are declared. A field is plain data; its check (check.ts), its stored form
 * (services/database), its control and its column follow from it. There are no floats: a decimal is text with a fixed
 * scale.
 */
type FieldBase = { readonly required: boolean; readonly unique?: boolean }

export type TextField = FieldBase & { readonly kind: 'text'; readonly max: number; readonly opaque?: true }
export type MarkdownField = FieldBase & { readonly kind: 'markdown'; readonly max: number }
export type IntegerField = FieldBase & { readonly kind: 'integer'; readonly min: number; readonly max: number }
export type DecimalField = FieldBase & {
  readonly kind: 'decimal'
  readonly scale: number
  readonly min: number
  readonly max: number
}
export type PercentField = FieldBase & { readonly kind: 'percent'; readonly scale: 2 }
export type MoneyField = FieldBase & { readonly kind: 'money' }
export type BooleanField = FieldBase & { readonly kind: 'boolean' }
export type ChoiceField<Choice extends string = string> = FieldBase & {
  readonly kind: 'choice'
  readonly choices: readonly Choice[]
  /** How alarming each choice is, for its colour and shape; absent means neutral. */
  readonly tones?: Readonly<Partial<Record<Choice, Tone>>>
}
export type DateField = FieldBase & { readonly kind: 'date' }
export type InstantField = FieldBase & { readonly kind: 'instant' }
export type DurationField = FieldBase & { readonly kind: 'duration' }
export type PeriodField = FieldBase & { readonly kind: 'period' }
export type ReferenceField = FieldBase & { readonly kind: 'reference'; readonly to: string }
export type ReferencesField = FieldBase & { readonly kind: 'references'; readonly to: string }
export type PartsField<Parts extends Readonly<Record<string, PartField>> = Readonly<Record<string, PartField>>> =
  FieldBase & { readonly kind: 'parts'; readonly fields: Parts; readonly max: number }
/** With `keeps`, files are only added: what was there once stays. */
export type EvidenceField = FieldBase & { readonly kind: 'evidence'; readonly keeps?: true }
export type NumberField = FieldBase & { readonly kind: 'number'; readonly prefix: string }

/** Fields that may stand in a part: everything but parts, evidence and numbers. */
export type PartField =
  | TextField
  | MarkdownField
  | IntegerField
  | DecimalField
  | PercentField
  | MoneyField
  | BooleanField
  | ChoiceField
  | DateField
  | InstantField
  | DurationField
  | PeriodField
  | ReferenceField
  | ReferencesField

export type Field = PartField | PartsField | EvidenceField | NumberField
export type Fields = Readonly<Record<string, Field>>

/** The five fixed colours of severity and state; each is always shown with a word. */
const tones = ['neutral', 'progress', 'good', 'attention', 'serious', 'critical'] as const
export type Tone = (typeof tones)[number]

/** An amount in a currency: `amount` is decimal text with two places, `currency` an ISO 4217 code. */
export type Money = { readonly amount: string; readonly currency: string }
/** A closed interval of calendar days, both `YYYY-MM-DD`. */
export type Period = { readonly start: string; readonly end: string }
/** One attached file: `id` names the encrypted attachment, `sha256` is hex of its plaintext, `size` in bytes. */
export type Evidence = {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
}

type Options<Required extends boolean> = { readonly required?: Required; readonly unique?: boolean }
type Marked<F, Required extends boolean> = Omit<F, 'required'> & { readonly required: Required }

function base<Required extends boolean>(options: Options<Required>) {
  // The default type argument of every builder is false, so an absent option and the type agree.
  const required = (options.required ?? false) as Required
  return options.unique ? { required, unique: true } : { required }
}

/** One line of text; `max` in UTF-16 units (500). `opaque` marks keys, digests and the like, which nobody looks for by words. */
export const text = <const R extends boolean = false>(
  options: Options<R> & { readonly max?: number; readonly opaque?: true } = {},
): Marked<TextField, R> => ({
  ...base(options),
  kind: 'text',
  max: options.max ?? 500,
  ...(options.opaque ? { opaque: true } : {}),
})

/** Formatted text in Markdown without raw HTML; `max` in UTF-16 units (100,000). */
export const markdown = <const R extends boolean = false>(
  options: Options<R> & { readonly max?: number } = {},
): Marked<MarkdownField, R> => ({ ...base(options), kind: 'markdown', max: options.max ?? 100_000 })

/** A whole number between `min` (0) and `max` (10^9). */
export const integer = <const R extends boolean = false>(
  options: Options<R> & { readonly min?: number; readonly max?: number } = {},
): Marked<IntegerField, R> => ({
  ...base(options),
  kind: 'integer',
  min: options.min ?? 0,
  max: options.max ?? 1_000_000_000,
})

/** A decimal with exactly `scale` places, carried as text; bounds are in whole units. */
export const decimal = <const R extends boolean = false>(
  scale: number,
  options: Options<R> & { readonly min?: number; readonly max?: number } = {},
): Marked<DecimalField, R> => ({
  ...base(options),
  kind: 'decimal',
  scale,
  min: options.min ?? 0,
  max: options.max ?? 1_000_000_000,
})

/** 0.00 to 100.00, carried as text with two places. */
export const percent = <const R extends boolean = false>(options: Options<R> = {}): Marked<PercentField, R> => ({
  ...base(options),
  kind: 'percent',
  scale: 2,
})

export const money = <const R extends boolean = false>(options: Options<R> = {}): Marked<MoneyField, R> => ({
  ...base(options),
  kind: 'money',
})

export const boolean = <const R extends boolean = false>(options: Options<R> = {}): Marked<BooleanField, R> => ({
  ...base(options),
  kind: 'boolean',
})

/** One word of a fixed list; words are shown by message `<record>.<field>.<choice>`. */
export const choice = <const Choice extends string, const R extends boolean = false>(
  choices: readonly Choice[],
  options: Options<R> & { readonly tones?: Readonly<Partial<Record<Choice, Tone>>> } = {},
): Marked<ChoiceField<Choice>, R> => ({
  ...base(options),
  kind: 'choice',
  choices,
  ...(options.tones ? { tones: options.tones } : {}),
})

/** A calendar day, `YYYY-MM-DD`. */
export const date = <const R extends boolean = false>(options: Options<R> = {}): Marked<DateField, R> => ({
  ...base(options),
  kind: 'date',
})

/** A moment, `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export const instant = <const R extends boolean = false>(options: Options<R> = {}): Marked<InstantField, R> => ({
  ...base(options),
  kind: 'instant',
})

/** A length of time in whole seconds. */
export const duration = <const R extends boolean = false>(options: Options<R> = {}): Marked<DurationField, R> => ({
  ...base(options),
  kind: 'duration',
})

export const period = <const R extends boolean = false>(options: Options<R> = {}): Marked<PeriodField, R> => ({
  ...base(options),
  kind: 'period',
})

/** The id of one record of type `to`. */
export const reference = <const R extends boolean = false>(
  to: string,
  options: Options<R> = {},
): Marked<ReferenceField, R> => ({
  ...base(options),
  kind: 'reference',
  to,
})

/** A set of ids of records of type `to`, without repeats. */
export const references = <const R extends boolean = false>(
  to: string,
  options: Options<R> = {},
): Marked<ReferencesField, R> => ({ ...base(options), kind: 'references', to })

/** Ordered child rows, each with an id of its own that survives edits; at most `max` (500). */
export const parts = <const Parts extends Readonly<Record<string, PartField>>, const R extends boolean = false>(
  fields: Parts,
  options: Options<R> & { readonly max?: number } = {},
): Marked<PartsField<Parts>, R> => ({ ...base(options), kind: 'parts', fields, max: options.max ?? 500 })

/** Attached files; each element names an encrypted attachment of the vault. With `keeps`, none is offered to be taken away. */
export const evidence = <const R extends boolean = false>(
  options: Options<R> & { readonly keeps?: true } = {},
): Marked<EvidenceField, R> => ({
  ...base(options),
  kind: 'evidence',
  ...(options.keeps ? { keeps: true } : {}),
})

/** A human number such as F-2026-014, given by the vault at creation and never by a person. */
export const number = (prefix: string): Marked<NumberField, false> => ({
  required: false,
  kind: 'number',
  prefix,
})
