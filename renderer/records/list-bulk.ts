import { changesCheck, isEmptyValue } from '#shared/record/check.ts'
import { changesSigned, countSignOffs, type SignOffCount } from '#shared/record/lapse.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Role } from '#shared/record/roles.ts'
import { stampedFields } from '#shared/record/rules.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { stepsFrom } from '#shared/record/workflow.ts'

/** What is about to be done with the chosen rows. */
export type BulkAction =
  | { readonly kind: 'update' }
  | { readonly kind: 'move'; readonly step: string }
  | { readonly kind: 'archive' }
  | { readonly kind: 'restore' }

/** Fields that many records may share a value of: those that people state, without files and parts of one record's own. */
export function editableFields(record: AnyRecord): readonly string[] {
  const stamped = stampedFields(record)
  return Object.entries(record.fields)
    .filter(([name, field]) => {
      const isOwn = field.kind === 'number' || field.kind === 'parts' || field.kind === 'evidence'
      return !isOwn && field.unique !== true && !stamped.includes(name)
    })
    .map(([name]) => name)
}

/** The steps that one of the roles may take from the state of every row. */
export function sharedSteps(record: AnyRecord, rows: readonly AnyEntity[], roles: readonly Role[]): readonly string[] {
  const { workflow } = record
  if (!workflow || rows.some((row) => row.archived)) return []
  const [first = [], ...others] = [...new Set(rows.map(({ state }) => state))].map((state) =>
    stepsFrom(workflow, state, roles),
  )
  return first.filter((step) => others.every((steps) => steps.includes(step)))
}

/** The fields that a step demands and at least one row has not filled. */
export function demandedFields(record: AnyRecord, step: string, rows: readonly AnyEntity[]): readonly string[] {
  const requires = record.workflow?.transitions[step]?.requires ?? []
  return requires.filter((field) => rows.some((row) => isEmptyValue(row[field])))
}

/** How many sign-offs of whom a change of these values ends on the chosen rows; values that cannot be read yet say nothing. */
export function bulkLapses(
  record: AnyRecord,
  rows: readonly AnyEntity[],
  stated: Readonly<Record<string, unknown>>,
): readonly SignOffCount[] {
  const read = changesCheck(record).safeParse(stated)
  if (!read.success) return []
  const values: Readonly<Record<string, AnyValue>> = read.data
  return countSignOffs(
    record,
    rows.filter((row) => changesSigned(record, row, { ...row, ...values })),
  )
}

/**
 * What a bulk change of one field would do with its value: set it; empty the field, which has to be asked for in words,
 * since a control that is left alone looks the same; or nothing, where the field may not be empty.
 */
export function bulkValue(record: AnyRecord, field: string, value: unknown): 'set' | 'emptying' | 'needed' {
  if (value !== undefined && value !== null && value !== '') return 'set'
  return record.fields[field]?.required ? 'needed' : 'emptying'
}
