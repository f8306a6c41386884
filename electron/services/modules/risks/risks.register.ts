import type { Filter } from '#shared/contract/list.ts'
import { riskRecord } from '#shared/modules/risks/risk.record.ts'
import { type CategoryTally, projectRegister, type RiskRegister } from '#shared/modules/risks/risks.projection.ts'
import { riskLevels } from '#shared/modules/risks/risks.scale.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'

/** Risks that are not closed. */
export const living: Filter = { field: 'state', comparison: 'isNot', value: 'closed' }

/** The gravest risks, at most `top`: by level, within one by rating and number; those below all levels last. */
function gravest(context: ReadContext, filters: readonly Filter[], top: number) {
  const found: Entity<typeof riskRecord>[] = []
  const levels: readonly Filter[] = [
    ...riskLevels.toReversed().map((level): Filter => ({ field: 'level', comparison: 'is', value: level })),
    { field: 'level', comparison: 'empty' },
  ]
  for (const level of levels) {
    if (found.length === top) break
    const rated: Filter = { field: 'rating', comparison: 'filled' }
    const rows = context.read(riskRecord).first({
      filters: [...filters, living, level, rated],
      sort: [{ field: 'rating', descending: true }, { field: 'number' }],
      limit: top - found.length,
    })
    found.push(...rows)
  }
  return found
}

/** What is counted of each category, in one pass. */
function tallies(context: ReadContext, filters: readonly Filter[]): ReadonlyMap<string, CategoryTally> {
  const counted = context
    .read(riskRecord)
    .tallyBy(
      'category',
      [...filters, living],
      [
        [],
        [{ field: 'aboveAppetite', comparison: 'is', value: true }],
        [{ field: 'state', comparison: 'is', value: 'accepted' }],
        ...riskLevels.map((level): Filter[] => [{ field: 'level', comparison: 'is', value: level }]),
      ],
    )
  return new Map(
    [...counted].map(([category, counts]) => {
      const [total = 0, above = 0, accepted = 0, low = 0, moderate = 0, high = 0, critical = 0] = counts
      return [category, { total, above, accepted, low, moderate, high, critical }]
    }),
  )
}

/** The register in figures of the risks that meet the filters, counted in SQL, with at most `top` of the gravest. */
export function registerOf(context: ReadContext, filters: readonly Filter[], top: number): RiskRegister {
  return projectRegister(tallies(context, filters), gravest(context, filters, top))
}
