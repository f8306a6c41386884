/** Stops the program where a promise that the code makes to itself is broken; `because` says why it must hold. */
export function invariant(condition: unknown, because: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${because}`)
}

/** Makes a missing case a compile error, and a value from outside that slipped through a run-time one. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
