import { type ErrorParameters, OperationError } from '#shared/contract/errors.ts'

/** A file of more bytes than this is refused before anything of it is read. */
export const maximumFileBytes = 64 * 1024 * 1024
/** Arrays and dictionaries within each other, name trees and chains of references. */
export const maximumDepth = 64
/** Incremental updates in one file. */
export const maximumRevisions = 64
/** Signatures in one file: each one costs a digest of the whole file. */
export const maximumSignatures = 32
/** Objects that one file may number; the largest report measured has 60,000. */
export const maximumObjects = 4_000_000
/** Bytes that all compressed streams of a file may unfold to. */
export const maximumInflatedBytes = 256 * 1024 * 1024

/**
 * What reading one file may still cost: bytes looked at and bytes inflated. Shared by everything that reads the file,
 * so that cross references which name the same bytes a million times end in a refusal and not in a hang.
 */
export type PdfBudget = { bytes: number; inflated: number }

/** A budget for a file of the given size. */
export function newBudget(fileBytes: number): PdfBudget {
  return { bytes: fileBytes * 4 + 4 * 1024 * 1024, inflated: maximumInflatedBytes }
}

/** A file that cannot be read as a PDF, with the byte where reading failed; `key` is a message of verification. */
export function unreadablePdf(key: string, parameters: ErrorParameters = {}, cause?: unknown): OperationError {
  return new OperationError('invalid', key, { parameters, cause })
}
