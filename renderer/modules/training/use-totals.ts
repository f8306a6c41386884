import { useCallback, useMemo } from 'react'
import { calculate } from '#shared/modules/training/training.calculation.ts'
import { calculations } from '#shared/modules/training/training.counting.ts'
import { type EntryRow, type Score, type TypedCells, typedPoints } from '#shared/modules/training/training.entry.ts'
import { isMeasuredByOthers, type SchemeFields, schemeOf, sheetOf } from '#shared/modules/training/training.scheme.ts'
import { useFormats } from '../../records/use-formats.ts'
import { type Book, faultyColumns } from './use-grade-book.ts'

/**
 * The total of a row as it would be with what is typed; a dash while that cannot be read, or while it is measured by others,
 * whose totals move with it and are counted anew when it is saved.
 */
export function useTotals(assessment: SchemeFields, scores: readonly Score[], { columns }: Pick<Book, 'columns'>) {
  const formats = useFormats()
  const scheme = useMemo(() => schemeOf(assessment), [assessment])
  const saved = useMemo(() => {
    const all = calculations(assessment, scores, true)
    return new Map(scores.map(({ id, total }, place) => [id, total ?? all[place]?.total ?? null]))
  }, [assessment, scores])
  return useCallback(
    (row: EntryRow, typed: TypedCells): string => {
      const { score } = row
      if (Object.keys(typed).length === 0) {
        const total = score ? (saved.get(score.id) ?? null) : null
        return total === null ? '—' : formats.decimal(total)
      }
      if (isMeasuredByOthers(scheme) || faultyColumns(columns, typed).length > 0) return '—'
      const sheet = sheetOf({ ...typedPoints(columns, row, typed), moderatedPoints: score?.moderatedPoints ?? null })
      const { total } = calculate(scheme, sheet, [])
      return total === null ? '—' : formats.decimal(total)
    },
    [scheme, saved, columns, formats],
  )
}
