import type { z } from 'zod'
import { type FieldError, invalidInput } from './errors.ts'

const keyOfIssue: Readonly<Record<string, string>> = {
  invalid_type: 'wrongType',
  too_big: 'outOfRange',
  too_small: 'outOfRange',
  invalid_value: 'notAChoice',
  unrecognized_keys: 'unknownField',
}

type Issue = z.core.$ZodIssue

/** Of a number and of a list more can be said than that it is outside of its bounds. */
function keyOf(issue: Issue): string {
  if (issue.code === 'too_big' && issue.origin === 'array') return 'tooMany'
  const isNumber = 'origin' in issue && (issue.origin === 'number' || issue.origin === 'int')
  if (isNumber && issue.code === 'too_big') return 'tooLarge'
  if (isNumber && issue.code === 'too_small') return 'tooSmall'
  return keyOfIssue[issue.code] ?? 'wrongType'
}

function issueErrors(issue: Issue, prefix: readonly PropertyKey[]): readonly FieldError[] {
  const path = [...prefix, ...issue.path]
  // A union is "null or the value": the errors of the value tell the person more. One told by its kind has no branch.
  const branch = issue.code === 'invalid_union' ? issue.errors.at(-1) : undefined
  if (branch) return branch.flatMap((inner) => issueErrors(inner, path))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key].map(String).join('.'), key: 'unknownField' }))
  const plain = /^[a-z][A-Za-z]{2,30}$/.test(issue.message)
  const key = plain ? issue.message : keyOf(issue)
  const parameters = issueParameters(issue)
  return [{ path: path.map(String).join('.'), key, ...(parameters ? { parameters } : {}) }]
}

function issueParameters(issue: Issue): FieldError['parameters'] | null {
  if (issue.code === 'too_big') return { max: Number(issue.maximum) }
  if (issue.code === 'too_small') return { min: Number(issue.minimum) }
  if (issue.code !== 'custom' || !issue.params) return null
  const plain = Object.entries(issue.params).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  )
  return Object.fromEntries(plain)
}

/** The refused fields of a failed check; `key` names the message `errors.field.<key>`. */
export function fieldErrors(error: z.ZodError): readonly FieldError[] {
  return error.issues.flatMap((issue) => issueErrors(issue, []))
}

/** The checked value, or an `invalid` refusal that names each field. */
export function checked<Value>(schema: z.ZodType<Value>, input: unknown): Value {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw invalidInput(fieldErrors(result.error))
}
