import { z } from 'zod'
import { invariant } from '#shared/base/assert.ts'
import type { QuizSitting } from '#shared/modules/training/training.quiz-contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { Workbench } from '../door.ts'
import type { DemoHost } from './demo-host.ts'

/** What somebody answers, question by question of those whose titles are told, and how long it takes them. */
const taking = z.strictObject({
  quiz: z.string(),
  minutes: z.int(),
  answers: z.array(
    z.strictObject({ title: z.string(), choices: z.array(z.string()).default([]), answer: z.string().optional() }),
  ),
})

/** Takes a quiz as a learner does, and hands it in. */
export async function takeQuiz(door: Pick<Workbench, 'call'>, host: DemoHost, draft: unknown): Promise<AnyEntity> {
  const { quiz, minutes, answers } = taking.parse(draft)
  await door.call('training.startQuiz', { quiz })
  // The contract answers where the learner stands.
  const { running } = (await door.call('training.quizSitting', { quiz })) as QuizSitting
  invariant(running, 'an attempt runs once it is begun')
  for (const question of running.questions) {
    const given = answers.find(({ title }) => title === question.title)
    if (!given) continue
    const chosen = question.choices.filter(({ text }) => given.choices.includes(text)).map(({ id }) => id)
    invariant(chosen.length === given.choices.length, `the diary chooses what ${given.title} offers`)
    await door.call('training.answerQuiz', {
      attempt: running.id,
      question: question.id,
      chosen,
      answer: given.answer ?? null,
    })
  }
  host.setClock(host.now() + minutes * 60_000)
  await door.call('training.handInQuiz', { attempt: running.id })
  // The contract answers a record's detail.
  const { entity } = (await door.call('quizAttempt.get', { id: running.id })) as { readonly entity: AnyEntity }
  return entity
}
