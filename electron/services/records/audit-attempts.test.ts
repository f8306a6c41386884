import { expect, it } from 'vitest'
import { quizAttemptRecord } from '#shared/modules/training/quiz-attempt.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { attemptBreach } from './audit-attempts.ts'
import { blankEntity } from './changes.ts'

const start = {
  ...{ title: 'Mail', quiz: 'q', person: 'ada', attempt: 1, startedAt: '2026-03-02T08:00:00.000Z' },
  ...{ answers: [{ id: 'a', question: 'k', choices: '', chosen: null, answer: null }], marks: [] },
}
const attempt = (values: Partial<AnyEntity> = {}): AnyEntity => ({
  ...{ ...blankEntity(quizAttemptRecord, 'at'), ...start, state: 'running', archived: false },
  ...values,
})
const answered = [{ id: 'a', question: 'k', choices: '', chosen: null, answer: 'soc' }]
const end = { state: 'handedIn', handedInAt: '2026-03-02T08:20:00.000Z', ended: 'person' } as const
const handedIn = attempt(end)
const ada = { person: 'ada', roles: ['auditor'] } as const
const vera = { person: 'vera', roles: ['viewer'] } as const
const tom = { person: 'tom', roles: ['trainer'] } as const
const marks = [{ id: 'm', question: 'k', points: '2.00', remark: null, markedBy: 'tom' }]

it.each([
  ["the beginning of one's own", ada, null, attempt(), null],
  ['an answer', ada, attempt(), attempt({ answers: answered }), null],
  ['handing in', ada, attempt(), handedIn, null],
  ['the end that a trainer takes note of', tom, attempt(), attempt({ ...end, ended: 'time' }), null],
  ['a mark', tom, handedIn, attempt({ ...end, marks }), null],
  ["the beginning of another's", vera, null, attempt(), 'title'],
  ['the beginning of one that is over', ada, null, handedIn, 'state'],
  ["another's answer", vera, attempt(), attempt({ answers: answered }), 'answers'],
  ["a trainer's answer", tom, attempt(), attempt({ answers: answered }), 'answers'],
  ['an answer after the end', ada, handedIn, attempt({ ...end, answers: answered }), 'answers'],
  ['taking over', vera, handedIn, attempt({ ...end, person: 'vera' }), 'person'],
  ['giving away', ada, attempt(), attempt({ person: 'vera' }), 'person'],
  ['a later beginning', ada, attempt(), attempt({ startedAt: '2026-03-02T09:00:00.000Z' }), 'startedAt'],
  ['going on after the end', ada, handedIn, attempt(), 'state'],
  ['another end', ada, handedIn, attempt({ ...end, handedInAt: '2026-03-02T08:10:00.000Z' }), 'handedInAt'],
  ["another's end", vera, attempt(), handedIn, 'state'],
  ["one's own mark", ada, handedIn, attempt({ ...end, marks }), 'marks'],
  ["one's own points", ada, handedIn, attempt({ ...end, points: '3.00' }), 'points'],
  ["putting one's own away", ada, handedIn, attempt({ ...end, archived: true }), 'archive'],
  ["putting another's away", vera, handedIn, attempt({ ...end, archived: true }), 'archive'],
  ['a trainer putting one away', tom, handedIn, attempt({ ...end, archived: true }), 'archive'],
] as const)('the audit tells of %s', (_what, signer, before, after, breach) => {
  const found = attemptBreach({ record: quizAttemptRecord, before, after }, signer, 'at')
  expect(found).toEqual(breach === null ? null : { kind: 'role-missing', detail: `at ${breach}` })
})
