import { type ErrorShape, errorCodes, OperationError } from './errors.ts'

/** An ErrorShape as JSON in ASCII, so that neither side needs a text encoder. */
export function encodeError(shape: ErrorShape): Uint8Array {
  const ascii = JSON.stringify(shape).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return Uint8Array.from(ascii, (character) => character.charCodeAt(0))
}

/** The refusal that an `error` frame carries; anything unreadable is `internal`. */
export function decodeError(bytes: Uint8Array): OperationError {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  try {
    return operationErrorFrom(JSON.parse(text)) ?? internalError()
  } catch {
    return internalError()
  }
}

/** A failure of which nothing more may be said outside the vault process. */
export function internalError(): OperationError {
  return new OperationError('internal', 'errors.internal')
}

/** The refusal that plain data describes, or null where it describes none. */
export function operationErrorFrom(data: unknown): OperationError | null {
  if (typeof data !== 'object' || data === null) return null
  const { code, key, parameters, fields } = data as Partial<Record<keyof ErrorShape, unknown>>
  const known = errorCodes.find((candidate) => candidate === code)
  if (known === undefined || typeof key !== 'string') return null
  return new OperationError(known, key, { parameters: plainParameters(parameters), fields: plainFields(fields) })
}

function plainParameters(data: unknown): ErrorShape['parameters'] {
  if (typeof data !== 'object' || data === null) return {}
  return Object.fromEntries(
    Object.entries(data).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  )
}

function plainFields(data: unknown): ErrorShape['fields'] {
  if (!Array.isArray(data)) return []
  return data.flatMap((field: unknown) => {
    if (typeof field !== 'object' || field === null || !('path' in field) || !('key' in field)) return []
    if (typeof field.path !== 'string' || typeof field.key !== 'string') return []
    const parameters = 'parameters' in field ? { parameters: plainParameters(field.parameters) } : {}
    return [{ path: field.path, key: field.key, ...parameters }]
  })
}
