import type { Evidence, Field, Fields, Money, PartField, PartsField, Period } from './fields.ts'

/** A part row: its fields and the id that survives edits. */
export type PartRow<Parts extends Readonly<Record<string, PartField>>> = { readonly id: string } & {
  readonly [K in keyof Parts]: ValueOf<Parts[K]>
}

type PresentValue<F extends Field> = F extends { readonly kind: 'integer' | 'duration' }
  ? number
  : F extends { readonly kind: 'boolean' }
    ? boolean
    : F extends { readonly kind: 'choice'; readonly choices: readonly (infer Choice)[] }
      ? Choice
      : F extends { readonly kind: 'money' }
        ? Money
        : F extends { readonly kind: 'period' }
          ? Period
          : string

/** The value of a field in an entity: lists are never null, other optional fields are null when empty. */
export type ValueOf<F extends Field> = F extends { readonly kind: 'references' }
  ? readonly string[]
  : F extends { readonly kind: 'evidence' }
    ? readonly Evidence[]
    : F extends PartsField<infer Parts>
      ? readonly PartRow<Parts>[]
      : F extends { readonly required: true }
        ? PresentValue<F>
        : PresentValue<F> | null

/** What a person states of a part row; a new row has no id yet. */
type PartDraft<Parts extends Readonly<Record<string, PartField>>> = {
  readonly id?: string | undefined
} & DraftOf<Parts>

type DraftValue<F extends Field> = F extends PartsField<infer Parts> ? readonly PartDraft<Parts>[] : ValueOf<F>

type RequiredKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly required: true } ? K : never
}[keyof F] &
  string
type WritableKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly kind: 'number' } ? never : K
}[keyof F] &
  string

/** What a person states to make a record: required fields must be there, others may be left out or null. */
export type DraftOf<F extends Fields> = {
  readonly [K in RequiredKeys<F> & WritableKeys<F>]: DraftValue<F[K]>
} & {
  readonly [K in Exclude<WritableKeys<F>, RequiredKeys<F>>]?: DraftValue<F[K]> | undefined
}

/** Any plain value of any field, for code that works on every record: JSON without floats. */
export type AnyValue = null | string | number | boolean | readonly AnyValue[] | { readonly [key: string]: AnyValue }

/** What every stored record has beside its fields. `revision` is `device:seq` of the change that last touched it. */
export type Stamp = {
  readonly id: string
  readonly revision: string
  readonly archived: boolean
  readonly createdAt: string
  readonly createdBy: string
  readonly updatedAt: string
  readonly updatedBy: string
}

/** A stored record with the values of its fields. */
export type EntityOf<F extends Fields> = Stamp & { readonly state: string } & {
  readonly [K in keyof F]: ValueOf<F[K]>
}

/** A stored record of any type. */
export type AnyEntity = Stamp & { readonly state: string; readonly [field: string]: AnyValue }
