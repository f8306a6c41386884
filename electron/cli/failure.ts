import type { Translator } from '#shared/base/translate.ts'
import { type ErrorParameters, OperationError } from '#shared/contract/errors.ts'
import { systemErrorKey } from '#shared/contract/system-errors.ts'

/** A refusal in words: the sentence with its parameters beside it, then one line for each refused field. */
export function describeRefusal(refusal: OperationError, translate: Translator): string {
  const sentence = translate.has(refusal.key) ? translate(refusal.key, refusal.parameters) : refusal.key
  const fields = refusal.fields.map(({ path, key, parameters = {} }) => {
    const word = translate.has(`errors.field.${key}`) ? `errors.field.${key}` : key
    return `  ${path || 'input'}: ${translate.has(word) ? translate(word, parameters) : key}\n`
  })
  return `${refusal.code}: ${sentence}${beside(refusal.parameters)}\n${fields.join('')}`
}

function beside(parameters: ErrorParameters): string {
  const named = Object.entries(parameters).map(([name, value]) => `${name} ${value}`)
  return named.length > 0 ? ` (${named.join(', ')})` : ''
}

/**
 * What the system says of a file that the person named, as a refusal; null for any other failure. `file` is named where the
 * system does not: reading a folder fails without saying which. Only who writes is told that a place cannot be written to.
 */
export function fileRefusal(error: unknown, file = '', work: 'read' | 'write' = 'read'): OperationError | null {
  if (!isSystemError(error) || error.syscall?.startsWith('spawn')) return null
  const place = (error.dest ?? error.path ?? file).replace(/\.[0-9a-f]{8}\.partial$/, '')
  if (place === '') return null
  const reason = error.code ?? ''
  const named = systemErrorKey(reason) ?? 'errors.fileUnreachable'
  const key = work === 'read' && named === 'errors.readOnly' ? 'errors.fileUnreachable' : named
  return new OperationError('storage', key, { parameters: { file: place, reason }, cause: error })
}

type SystemError = NodeJS.ErrnoException & { readonly dest?: string }

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
