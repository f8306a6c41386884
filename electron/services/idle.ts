/** Locks after a time without calls; work that is still running keeps the vault open. */
export type IdleWatch = {
  /** Runs a call as activity. */
  during<Result>(call: () => Promise<Result>): Promise<Result>
  /** Tells of activity that is no call. */
  touch(): void
  stop(): void
}

const minute = 60_000

/** Watches from now on; `minutes` is asked each time, so that a new choice counts from the next call. */
export function watchIdle(minutes: () => number, lock: () => void): IdleWatch {
  let running = 0
  let timer: NodeJS.Timeout | undefined
  const arm = () => {
    clearTimeout(timer)
    timer = setTimeout(() => (running > 0 ? arm() : lock()), minutes() * minute).unref()
  }
  arm()
  return {
    async during(call) {
      running += 1
      try {
        return await call()
      } finally {
        running -= 1
        arm()
      }
    },
    touch: arm,
    stop: () => clearTimeout(timer),
  }
}
