/** What clocks in a zone show at a stored moment, as `YYYY-MM-DD` and `HH:mm`. */
export function clockIn(zone: string, instant: string): { readonly day: string; readonly time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` }
}

/** The stored moment at which clocks in a zone show a day and time; in a gap of summer time, the moment after it. */
export function instantIn(zone: string, day: string, time: string): string | null {
  const wanted = Date.parse(`${day}T${time}:00.000Z`)
  if (Number.isNaN(wanted)) return null
  let guess = wanted
  // Twice, for the offset at the first guess may be that of the other side of a change of clocks.
  for (let round = 0; round < 2; round++) {
    const shown = clockIn(zone, new Date(guess).toISOString())
    guess += wanted - Date.parse(`${shown.day}T${shown.time}:00.000Z`)
  }
  return new Date(guess).toISOString()
}

/** Whether text names a time zone of the IANA database; offsets such as +08:00 are none, for they have no history. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    // The only way to ask: DateTimeFormat throws RangeError for a zone that it does not know.
    return false
  }
}
