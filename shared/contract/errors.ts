/** What an operation may answer instead of a result; nothing else crosses the wire. */
export const errorCodes = [
  'invalid',
  'conflict',
  'missing',
  'locked',
  'forbidden',
  'busy',
  'storage',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** Values for the placeholders of a message; plain data only. */
export type ErrorParameters = Readonly<Record<string, string | number>>

/** One refused field: `path` is dotted (`steps.2.startedAt`), `key` names the message. */
export type FieldError = { readonly path: string; readonly key: string; readonly parameters?: ErrorParameters }

/** The plain form in which a refusal crosses processes; it is worded where it is shown. */
export type ErrorShape = {
  readonly code: ErrorCode
  readonly key: string
  readonly parameters: ErrorParameters
  readonly fields: readonly FieldError[]
}

/**
 * A refusal with a cause. `key` is a message key (`errors.wrongPassword`), never a sentence; `parameters` fill its
 * placeholders; `fields` are set for `invalid` only.
 */
export class OperationError extends Error {
  override readonly name = 'OperationError'
  readonly code: ErrorCode
  readonly key: string
  readonly parameters: ErrorParameters
  readonly fields: readonly FieldError[]

  constructor(
    code: ErrorCode,
    key: string,
    options: { parameters?: ErrorParameters; fields?: readonly FieldError[]; cause?: unknown } = {},
  ) {
    super(`${code}: ${key} ${JSON.stringify(options.parameters ?? {})}`, { cause: options.cause })
    this.code = code
    this.key = key
    this.parameters = options.parameters ?? {}
    this.fields = options.fields ?? []
  }

  get shape(): ErrorShape {
    return { code: this.code, key: this.key, parameters: this.parameters, fields: this.fields }
  }
}

/** Refuses input, naming each field; `count` is in the parameters for the sentence that heads the list. */
export function invalidInput(fields: readonly FieldError[]): OperationError {
  return new OperationError('invalid', 'errors.invalid', { parameters: { count: fields.length }, fields })
}
