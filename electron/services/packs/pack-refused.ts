import { type ErrorParameters, OperationError } from '#shared/contract/errors.ts'

/** The refusal of a pack that cannot be read or contradicts itself, which its verdict tells. */
export function packRefused(key: string, parameters: ErrorParameters = {}, cause?: unknown): OperationError {
  return new OperationError('invalid', key, { parameters, cause })
}
