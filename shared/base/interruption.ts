/** What may end the waiting for one piece of work after another. */
export type Interruption = {
  /** Waits for work; fails with the error of `interrupt`, from then on at once. */
  wait<Value>(work: Promise<Value>): Promise<Value>
  interrupt(error: Error): void
}

/** Not `Promise.race` with one promise that seldom settles: that promise would keep every value it was ever raced with. */
export function openInterruption(): Interruption {
  let reason: Error | null = null
  let give: (error: Error) => void = () => undefined
  return {
    wait(work) {
      return new Promise((resolve, reject) => {
        if (reason) return reject(reason)
        give = reject
        work.then(resolve, reject)
      })
    },
    interrupt(error) {
      reason ??= error
      give(reason)
    },
  }
}
