import { useEffect } from 'react'
import { lockVault } from './session.tsx'

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'] as const

/** Locks the vault when nobody has touched the window for `minutes`; zero turns it off. */
export function useIdleLock(minutes: number): void {
  useEffect(() => {
    if (minutes <= 0) return
    let last = Date.now()
    const touch = () => {
      last = Date.now()
    }
    for (const sign of signs) addEventListener(sign, touch, { passive: true, capture: true })
    // Clocks are compared instead of one long timer, which a sleeping laptop would stop.
    const timer = setInterval(() => {
      if (Date.now() - last >= minutes * 60_000) void lockVault()
    }, 5000)
    return () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, touch, { capture: true })
    }
  }, [minutes])
}
