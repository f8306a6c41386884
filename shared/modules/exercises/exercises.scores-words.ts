import type { Translator } from '../../base/translate.ts'
import type { TimeSpread } from './exercises.time-spread.ts'

/** From the shortest to the longest time; one time alone where nothing else could lie between them. */
export function rangeWords(
  t: Translator,
  { shortest, longest }: Pick<TimeSpread, 'shortest' | 'longest'>,
  timeOf: (seconds: number) => string,
): string {
  if (shortest === null || longest === null) return '—'
  const [from, to] = [timeOf(shortest), timeOf(longest)]
  // Several times that differ by less than is written read as one, too.
  return from === to ? from : t('exerciseScores.range', { shortest: from, longest: to })
}
