import { type ErrorShape, OperationError } from '#shared/contract/errors.ts'

const lost: ErrorShape = { code: 'internal', key: 'errors.internal', parameters: {}, fields: [] }

/** What was refused, by name; anything that is no refusal is a fault of our own. */
export function refusalOf(error: unknown): ErrorShape {
  return error instanceof OperationError ? error.shape : lost
}

/** Whether a task ended because the person cancelled it. */
export function isCancellation(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
