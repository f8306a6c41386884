import type { Filter } from '#shared/contract/list.ts'
import type { RepeatProposal, TypedFinding } from '#shared/modules/audits/audits.contract.ts'
import { type MetricDimension, projectMetrics } from '#shared/modules/audits/audits.metrics.ts'
import { leastAlike, likenessOf, tellingWords } from '#shared/modules/audits/audits.repeats.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import { metricGroups } from './audits.metrics-sql.ts'

type Finding = Entity<typeof findingRecord>

/** So many findings of one control, or of one telling word, are compared; the latest of a control, the best of a word. */
const mostOfControl = 150
const mostOfWord = 40
const mostProposed = 5

/** Findings that may be alike: those of the same control, and those that search finds by a telling word of the title. */
function candidates({ read, vault, reading }: ReadContext, typed: TypedFinding): readonly Finding[] {
  const reader = read(findingRecord)
  const ofControl: readonly Filter[] = [{ field: 'control', comparison: 'is', value: typed.control ?? '' }]
  const sort = [{ field: 'identifiedOn', descending: true }]
  const same = typed.control === null ? [] : reader.first({ filters: [...ofControl], sort, limit: mostOfControl })
  vault.catchUpSearch()
  const found = tellingWords(typed.title).flatMap(
    (text) =>
      vault.store.search.find({ text, records: [findingRecord.name], archived: false, limit: mostOfWord }, reading)
        .hits,
  )
  const known = new Map(same.map((finding) => [finding.id, finding]))
  for (const { id } of found) {
    const finding = known.has(id) ? null : reader.find(id)
    if (finding) known.set(id, finding)
  }
  return [...known.values()]
}

/** The earlier findings that one as typed may repeat, the most alike first. */
export function proposedRepeats(context: ReadContext, typed: TypedFinding): readonly RepeatProposal[] {
  const own = typed.finding === undefined ? null : context.read(findingRecord).find(typed.finding)
  return candidates(context, typed)
    .filter(({ id, createdAt }) => own === null || (id !== own.id && createdAt < own.createdAt))
    .map((finding) => ({ finding, likeness: likenessOf(typed, finding) }))
    .filter(({ likeness }) => likeness.score >= leastAlike)
    .toSorted((one, other) => other.likeness.score - one.likeness.score)
    .slice(0, mostProposed)
    .map(({ finding: { id, number, title, state, severity, identifiedOn }, likeness }) => ({
      ...{ id, number, title, state, severity, identifiedOn },
      ...likeness,
    }))
}

/** Figures of findings by one dimension and of all, with the names of departments. */
export function findingMetrics(context: ReadContext, dimension: MetricDimension, filters: readonly Filter[]) {
  const figures = projectMetrics(metricGroups(context, dimension, filters))
  if (dimension !== 'department') return { ...figures, titles: {} }
  const titles = context.read(departmentRecord).pick(['name'])
  return { ...figures, titles: Object.fromEntries(titles.map(({ id, texts }) => [id, texts.name ?? ''])) }
}
