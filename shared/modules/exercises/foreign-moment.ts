/** A moment of a foreign file as it is stored, or the message key of what is wrong with it; null where it says nothing. */
export type ForeignMoment = { readonly at: string | null; readonly fault: string | null }

const form = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/u

const nothing: ForeignMoment = { at: null, fault: null }
const wrong = (fault: string): ForeignMoment => ({ at: null, fault })

/**
 * Reads `YYYY-MM-DDTHH:MM:SS[.fff]Z`. Faults: `errors.field.foreignRun.noTime`; `errors.field.foreignRun.zone` for another zone or none,
 * since what was compared with the log of a sensor must not depend on where it is read; `errors.field.foreignRun.calendar` for
 * days, hours and seconds that no clock shows, a 61st second among them.
 */
export function momentOf(text: string): ForeignMoment {
  const trimmed = text.trim()
  if (trimmed === '') return nothing
  const found = form.exec(trimmed)
  if (!found) return wrong('errors.field.foreignRun.noTime')
  const [, year, month, day, hour, minute, second, fraction = '', zone] = found
  if (zone !== 'Z') return wrong('errors.field.foreignRun.zone')
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
  const moment = new Date(written)
  // A day such as 30 February is carried over into March by the parser.
  if (Number.isNaN(moment.getTime()) || moment.toISOString() !== written)
    return wrong('errors.field.foreignRun.calendar')
  return { at: written, fault: null }
}

/**
 * Reads a moment of a program that writes UTC and often no zone; `isAssumed` tells where it wrote none. Faults as `momentOf`.
 */
export function momentOfUtc(text: string): ForeignMoment & { readonly isAssumed: boolean } {
  const trimmed = text.trim().replace(/[+-]00:?00$/u, 'Z')
  const isBare = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/u.test(trimmed)
  const read = momentOf(isBare ? `${trimmed}Z` : trimmed)
  return { ...read, isAssumed: isBare && read.at !== null }
}

const earliest = Date.UTC(1990, 0, 1)
const latest = Date.UTC(2200, 0, 1)

/** Reads milliseconds since 1970. Faults: `errors.field.foreignRun.noTime`; `errors.field.foreignRun.epoch` for seconds and other counts. */
export function momentOfEpoch(text: string): ForeignMoment {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed === '0') return nothing
  if (!/^\d{1,16}$/u.test(trimmed)) return wrong('errors.field.foreignRun.noTime')
  const count = Number(trimmed)
  if (count < earliest || count > latest) return wrong('errors.field.foreignRun.epoch')
  return { at: new Date(count).toISOString(), fault: null }
}
