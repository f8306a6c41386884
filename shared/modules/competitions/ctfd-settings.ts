import { type ContestSettings, type JsonRow, type LossBook, wholeOf, wordsOf } from './foreign-contest.ts'

const known = ['user_mode', 'ctf_name', 'start', 'end', 'freeze']

/** A moment among the settings of CTFd: seconds since 1970, as text. */
function secondsOf(value: JsonRow[string] | undefined): string | null {
  const seconds = wholeOf(value)
  const isOfClocks = seconds !== null && seconds > 0 && seconds < 10_000_000_000
  return isOfClocks ? new Date(seconds * 1000).toISOString() : null
}

/** What the settings of CTFd say of the contest itself; the others may hold secrets and are told by their names alone. */
export function settingsOf(
  rows: readonly JsonRow[],
  book: LossBook,
): { readonly mode: string | null; readonly settings: ContestSettings } {
  const values = new Map(rows.map((row) => [wordsOf(row.key) ?? '', row.value]))
  for (const [key, value] of values) if (!known.includes(key) && wordsOf(value) !== null) book.add('setting', key)
  return {
    mode: wordsOf(values.get('user_mode')),
    settings: {
      title: wordsOf(values.get('ctf_name')),
      startsAt: secondsOf(values.get('start')),
      endsAt: secondsOf(values.get('end')),
      freezesAt: secondsOf(values.get('freeze')),
    },
  }
}

/** The settings as CTFd keeps them, those that are not set left out. */
export function settingRows(mode: string, { title, startsAt, endsAt, freezesAt }: ContestSettings): readonly JsonRow[] {
  const seconds = (at: string | null) => (at === null ? null : String(Math.floor(Date.parse(at) / 1000)))
  const pairs: readonly (readonly [string, string | null])[] = [
    ['user_mode', mode],
    ['ctf_name', title],
    ['start', seconds(startsAt)],
    ['end', seconds(endsAt)],
    ['freeze', seconds(freezesAt)],
  ]
  return pairs
    .flatMap(([key, value]) => (value === null ? [] : [{ key, value }]))
    .map((row, place) => ({ id: place + 1, ...row }))
}
