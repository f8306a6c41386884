import { invariant } from '../base/assert.ts'
import type { Field, Fields } from './fields.ts'
import type { Role } from './roles.ts'
import type { DraftOf, EntityOf } from './values.ts'
import type { Workflow } from './workflow.ts'

/**
 * Which rows members without one of the `except` roles may read. `own`: one of the person fields, or `createdBy`, names
 * themself. `team`: the field names themself or a person who shares a group with them today. `subject`: the record named
 * by the two text fields can be read. Whoever states such a row must also be able to read the record at its `other` end,
 * if it has one. `document`: what it is about can be read, and every record of the types that it holds, or it names themself
 * as who made it or as who is to sign one of its files. `file`: the document that it is of can be read, or it names themself.
 * `embargo`: the instant in the field lies before that of the embargo, or there is none.
 */
export type RowRule =
  | { readonly rule: 'own'; readonly fields: readonly string[]; readonly except: readonly Role[] }
  | { readonly rule: 'team'; readonly field: string; readonly except: readonly Role[] }
  | (RecordPlace & { readonly rule: 'subject'; readonly other?: RecordPlace })
  | {
      readonly rule: 'document'
      readonly kindField: string
      readonly idField: string
      readonly kinds: Readonly<Record<string, DocumentKind>>
      readonly person: string
      /** The record of its files, which follow the rule `file`. */
      readonly files: string
    }
  | {
      readonly rule: 'file'
      /** The reference to the document. */
      readonly of: string
      /** Rows within the record of which each names a person; without them the record itself does. */
      readonly parts?: string
      readonly person: string
    }
  | (Embargo & { readonly rule: 'embargo'; readonly field: string })

/**
 * What happened from a moment on is kept from members without one of the `except` roles: from the instant in the field
 * `moment` of the record that the field `of` refers to, until that record is in one of the states `over`.
 */
export type Embargo = {
  readonly of: string
  readonly moment: string
  readonly over: readonly string[]
  readonly except: readonly Role[]
}

/**
 * What an embargo keeps of the fields of a record whose rows may be read: `as`: the value of another field stands in its
 * place; `until`: there is no value unless the instant in that field lies before the moment.
 */
export type Veil = Embargo & {
  readonly shown: Readonly<Record<string, { readonly as: string } | { readonly until: string }>>
}

/** What a kind of document is about, and types of records of which it may hold any row, beside those that everybody with that subject reads. */
export type DocumentKind = { readonly record: string; readonly holds: readonly string[] }

/** Two text fields that together name any record. */
export type RecordPlace = { readonly recordField: string; readonly idField: string }

/** What says something of the numbers of many records: a pass mark has neither a sum nor an average that means anything. */
export type Total = 'sum' | 'average' | 'both'

export type RecordDefinition<
  Name extends string = string,
  F extends Fields = Fields,
  Module extends string = string,
> = {
  readonly name: Name
  readonly module: Module
  readonly table: string
  readonly fields: F
  /** The field that names a record in lists, links and search. */
  readonly title: keyof F & string
  /** Columns of the derived list, in order. `state` may be named where the record has a workflow. */
  readonly list: readonly ((keyof F & string) | 'state')[]
  /** Sections of the derived form and detail; messages `<record>.section.<key>`. */
  readonly sections: readonly { readonly key: string; readonly fields: readonly (keyof F & string)[] }[]
  /** Fields of which a list says the sum or the average over its records; of all others neither. */
  readonly totals?: Readonly<Partial<Record<keyof F & string, Total>>>
  /** Person fields that begin with whoever writes the record, as it is usually their own work. */
  readonly byWriter?: readonly (keyof F & string)[]
  readonly readers: readonly Role[]
  readonly writers: readonly Role[]
  readonly rows?: RowRule
  readonly veil?: Veil
  readonly workflow?: Workflow
  /** Fields that consequences alone fill: computed from other values, never typed. */
  readonly computed?: readonly (keyof F & string)[]
  /** Set for records that only operations of their own may write; the derived commands are left out. */
  readonly managed?: true
}

/** Names that every table has already. */
const reservedFields = ['id', 'revision', 'state', 'archived', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']

type Offers = {
  readonly name: string
  readonly fields: Fields
  readonly totals?: Readonly<Partial<Record<string, Total>>>
  readonly byWriter?: readonly string[]
}

const added: readonly Field['kind'][] = ['integer', 'decimal', 'percent', 'money', 'duration']

/** Checks what a list says of numbers, and who begins as whom. */
function checkOffers({ name, fields, totals = {}, byWriter = [] }: Offers): void {
  for (const [field, total] of Object.entries(totals)) {
    const kind = fields[field]?.kind
    invariant(kind !== undefined && added.includes(kind), `record ${name} cannot add up ${field}`)
    // Parts of a hundred add up to nothing.
    invariant(kind !== 'percent' || total === 'average', `record ${name} has no sum of ${field}`)
  }
  for (const field of byWriter) {
    const declared = fields[field]
    invariant(declared?.kind === 'reference' && declared.to === 'person', `record ${name} names no person by ${field}`)
  }
}

/** Checks a declaration as far as types cannot and returns it; a wrong one stops the program at its first import. */
export function defineRecord<const Name extends string, const F extends Fields, const Module extends string>(
  definition: RecordDefinition<Name, F, Module>,
): RecordDefinition<Name, F, Module> {
  const fields = Object.keys(definition.fields)
  const because = (what: string) => `record ${definition.name} ${what}`
  for (const field of fields)
    invariant(!reservedFields.includes(field), because(`may not declare the reserved field ${field}`))
  const placed = definition.sections.flatMap((section) => section.fields)
  for (const field of fields)
    invariant(placed.filter((name) => name === field).length === 1, because(`must place ${field} in one section`))
  for (const spared of definition.workflow?.lapse?.spares ?? [])
    invariant(fields.includes(spared), because(`spares the missing field ${spared}`))
  for (const [name, step] of Object.entries(definition.workflow?.transitions ?? {})) {
    // Who made a record is a stamp of every record, and may be kept apart like any person field.
    const apart = (step.separateFrom ?? []).filter((field) => field !== 'createdBy')
    const named = [step.stamp?.by, step.stamp?.on, step.onlyBy, ...(step.requires ?? []), ...apart]
    for (const field of named)
      invariant(field === undefined || fields.includes(field), because(`step ${name} names the missing field ${field}`))
  }
  for (const field of definition.rows?.rule === 'own' ? definition.rows.fields : []) {
    const declared = definition.fields[field]
    const people = declared?.kind === 'reference' || declared?.kind === 'references' ? declared.to : field
    invariant(people === 'person' || people === 'createdBy', because(`cannot tell by ${field} whose a row is`))
  }
  for (const [name, shown] of Object.entries(definition.veil?.shown ?? {}))
    for (const field of [name, 'as' in shown ? shown.as : shown.until])
      invariant(fields.includes(field), because(`veils the missing field ${field}`))
  checkOffers(definition)
  return definition
}

/** Any record, for code that works on all of them. */
export type AnyRecord = RecordDefinition
export type Draft<R extends { readonly fields: Fields }> = DraftOf<R['fields']>
export type Entity<R extends { readonly fields: Fields }> = EntityOf<R['fields']>
