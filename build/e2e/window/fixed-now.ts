/** The moment at which the clock of a pictured vault stands. */
export const fixedNow = Date.parse('2026-11-27T09:00:00+08:00')
