const seconds: Readonly<Record<string, number>> = {
  d: 86_400,
  day: 86_400,
  days: 86_400,
  天: 86_400,
  日: 86_400,
  h: 3600,
  hr: 3600,
  hrs: 3600,
  hour: 3600,
  hours: 3600,
  小时: 3600,
  时: 3600,
  m: 60,
  min: 60,
  mins: 60,
  minute: 60,
  minutes: 60,
  分: 60,
  分钟: 60,
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  秒: 1,
}

/** A length of time as people type it (`1h 30m`, `90 min`, `1:30`, `2 天`), in seconds; null where it is none. */
export function typedDuration(text: string): number | null {
  const plain = text.trim().toLowerCase()
  const clock = /^(\d{1,5}):([0-5]\d)(?::([0-5]\d))?$/.exec(plain)
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)
  const parts = [...plain.matchAll(/(\d+)\s*([a-z]+|[天日小时分钟秒]+)/g)]
  if (
    parts.length === 0 ||
    parts
      .map((part) => part[0])
      .join('')
      .replaceAll(/\s/g, '') !== plain.replaceAll(/\s/g, '')
  )
    return null
  let total = 0
  for (const [, count, unit] of parts) {
    const worth = seconds[unit ?? '']
    if (worth === undefined) return null
    total += Number(count) * worth
  }
  return total
}

/** The shortest way to type a length of time again. */
export function durationToType(total: number): string {
  const days = Math.floor(total / 86_400)
  const hours = Math.floor((total % 86_400) / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  const words = [
    [days, 'd'],
    [hours, 'h'],
    [minutes, 'm'],
    [total % 60, 's'],
  ] as const
  const filled = words.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`)
  return filled.length > 0 ? filled.join(' ') : '0m'
}
