import type { Filter } from '#shared/contract/list.ts'
import type { HomeFigure } from '#shared/modules/home/home.contract.ts'
import type { FigureQuestion } from '#shared/modules/home/home.figure-questions.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import { recordNamed } from '../../open-vault.ts'

/** Counts the records behind every figure in one pass for each type; a figure of what may not be read is left out. */
export function counted(context: ReadContext, questions: readonly FigureQuestion[]): readonly HomeFigure[] {
  const byRecord = Map.groupBy(questions, ({ record }) => record)
  const counts = new Map<FigureQuestion, number>()
  for (const [name, asked] of byRecord) {
    const record = recordNamed(name)
    if (!record || !mayRead(context, record)) continue
    const found = context.read(record).tally(asked.map(({ filters }) => filters))
    asked.forEach((question, place) => {
      counts.set(question, found[place] ?? 0)
    })
  }
  return questions.flatMap((question) => {
    const count = counts.get(question)
    return count === undefined ? [] : [{ ...question, count }]
  })
}

/** Whether the actor's roles may read records of a type at all. */
export function mayRead({ actor }: ReadContext, record: AnyRecord): boolean {
  return record.readers.some((role) => actor.roles.includes(role))
}

/** The condition that a field holds this very value. */
export function is(field: string, value: string): Filter {
  return { field, comparison: 'is', value }
}
