import { z } from 'zod'
import type { AnyOperation } from '#shared/contract/operation.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
/** As much of JSON Schema as inputs of operations use. */
type Shape = {
  readonly type?: string
  readonly enum?: readonly Json[]
  readonly const?: Json
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly minimum?: number
  readonly minItems?: number
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
}

function sample(shape: Shape, name: string, word: string): Json {
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0] ?? null
  const [first] = shape.anyOf ?? shape.oneOf ?? []
  if (first) return sample(first, name, word)
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        (shape.required ?? []).map((key) => [key, sample(shape.properties?.[key] ?? {}, key, word)]),
      )
    case 'array':
      return Array.from({ length: Math.max(1, shape.minItems ?? 1) }, () => sample(shape.items ?? {}, name, word))
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1)
    case 'boolean':
      return true
    default:
      return name === 'record' ? 'accountabilityCase' : word
  }
}

/** An input of an operation with the fields that it must have, where every text that is free is `word`. */
export function sampleInput(operation: AnyOperation, word: string): object {
  const schema = operation['~orpc'].inputSchema
  if (!(schema instanceof z.ZodType)) return {}
  // JSON Schema is a tree of maps; only what `Shape` names of it is read.
  const made = sample(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, '', word)
  return typeof made === 'object' && made !== null ? made : {}
}
