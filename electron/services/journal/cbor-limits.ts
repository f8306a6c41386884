/** Arrays and maps inside one another, at most; deeper input is refused before it can exhaust the stack. */
export const maximumCborDepth = 32

/** Bytes of one encoded item, at most (16 MiB). */
export const maximumCborBytes = 16 * 1024 * 1024

/** Bytes or a value outside the deterministic subset; `offset` is in bytes, or -1 for a value that was to be encoded. */
export class CborError extends Error {
  override readonly name = 'CborError'
  readonly problem: string
  readonly offset: number

  constructor(problem: string, offset: number) {
    super(offset < 0 ? problem : `${problem} at byte ${offset}`)
    this.problem = problem
    this.offset = offset
  }
}
