import type { Board } from '#shared/modules/competitions/competitions.contract.ts'
import type { BoardView } from '#shared/modules/competitions/competitions.scoreboard.ts'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'

/** What must be said of a ranking that is not the one that stands; null for that one. */
export function useNote({ freezesAt, freeze }: Board, view: BoardView): string | null {
  const t = useWords()
  const formats = useFormats()
  if (view === 'revalued') return t('standings.revalued')
  if (view === 'live' || freezesAt === null || freeze === 'ahead') return null
  return t(freeze === 'on' ? 'standings.frozen' : 'standings.frozen.over', { at: formats.instant(freezesAt) })
}
