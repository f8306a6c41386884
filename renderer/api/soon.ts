/** Work that is put off a little, so that many changes in a row make one of it. */
export type Soon = { readonly ask: () => void; readonly cancel: () => void }

/**
 * Runs `work` at most `wait` milliseconds after the first time it is asked for, however often it is asked for meanwhile: put
 * off anew by each key, it would never run for whoever types without a rest.
 */
export function soon(work: () => void, wait: number): Soon {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    ask() {
      timer ??= setTimeout(() => {
        timer = undefined
        work()
      }, wait)
    },
    cancel() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
