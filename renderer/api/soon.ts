/** Work that is put off a little, so that many changes in a row make one of it. */
export type Soon = {
  readonly ask: () => void
  /** Does at once what was asked for; nothing where nothing was. */
  readonly hurry: () => void
  readonly cancel: () => void
}

/**
 * Runs `work` at most `wait` milliseconds after the first time it is asked for, however often it is asked for meanwhile: put
 * off anew by each key, it would never run for whoever types without a rest.
 */
export function soon(work: () => void, wait: number): Soon {
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = () => {
    timer = undefined
    work()
  }
  return {
    ask() {
      timer ??= setTimeout(run, wait)
    },
    hurry() {
      if (timer === undefined) return
      clearTimeout(timer)
      run()
    },
    cancel() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
