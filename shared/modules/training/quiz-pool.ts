import { idList, isText, partRows, type ValueRow } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'

/** So many questions of a topic, which each attempt draws for itself. */
export type Draw = { readonly topic: string; readonly count: number }

/** The draws of a stored or stated quiz. */
export function drawsOf({ draws }: ValueRow): readonly Draw[] {
  return partRows(draws).map(({ topic, count }) => ({
    topic: String(topic),
    count: typeof count === 'number' ? count : 0,
  }))
}

/** What a quiz takes of the bank; `drawnFrom` is null where every attempt asks it. */
export type Pooled = { readonly question: AnyEntity; readonly drawnFrom: string | null }

/** The questions named by a quiz in their order, then those of its topics; a question that is named is not drawn as well. */
export function poolOf(quiz: ValueRow, bank: readonly AnyEntity[]): readonly Pooled[] {
  const active = bank.filter(({ state }) => state === 'active')
  const known = new Map(active.map((question) => [question.id, question]))
  const named = idList(quiz.questions)
  const byHand = named.flatMap((id) => {
    const question = known.get(id)
    return question ? [{ question, drawnFrom: null }] : []
  })
  const drawn = drawsOf(quiz).flatMap(({ topic }) =>
    active
      .filter((question) => isText(question.topic) && question.topic === topic && !named.includes(question.id))
      .map((question) => ({ question, drawnFrom: topic })),
  )
  return [...byHand, ...drawn]
}

/** How many questions of a draw are missing from the pool. */
export function lackOf(pool: readonly Pooled[], { topic, count }: Draw): number {
  return Math.max(0, count - pool.filter(({ drawnFrom }) => drawnFrom === topic).length)
}
