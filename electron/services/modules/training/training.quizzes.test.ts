import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { AnyOperation, OperationTree } from '#shared/contract/operation.ts'
import type { HistoryEntry } from '#shared/contract/record-operations.ts'
import { quizAttemptRecord } from '#shared/modules/training/quiz-attempt.record.ts'
import type { QuizDue, QuizReview, QuizSitting, QuizStanding } from '#shared/modules/training/training.quiz-contract.ts'
import { contract } from '#shared/operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sampleInput } from '../../records/sample-input.test-support.ts'
import { runCommand } from '../../run.ts'

/** Stand in what only who keeps the bank may read. */
const [secretText, secretRemark] = ['quartzanswer', 'quartzremark']
const minute = 60_000

describe('a quiz', () => {
  let engine: Engine
  let quiz: AnyEntity
  let ada: AnyEntity
  let vera: AnyEntity

  const make = (record: string, draft: object) => engine.call<AnyEntity>(`${record}.create`, { draft })
  const sitting = () => engine.call<QuizSitting>('training.quizSitting', { quiz: quiz.id })
  const start = () => engine.call<{ attempt: string }>('training.startQuiz', { quiz: quiz.id })
  const due = () => engine.call<readonly QuizDue[]>('training.quizzesDue', {})
  const standing = () => engine.call<QuizStanding>('training.quizStanding', { quiz: quiz.id })
  const give = (attempt: string, question: string, given: object) =>
    engine.call('training.answerQuiz', { attempt, question, chosen: [], answer: null, ...given })
  const move = async (step: string) => {
    const { entity } = await engine.call<{ entity: AnyEntity }>('quiz.get', { id: quiz.id })
    return await engine.call<AnyEntity>('quiz.move', { id: quiz.id, revision: entity.revision, step })
  }
  const running = async () => {
    const { running: found } = await sitting()
    if (!found) throw new Error('an attempt runs')
    return found
  }
  const questionOf = async (kind: string) => {
    const { id, questions } = await running()
    const found = questions.find((question) => question.kind === kind)
    if (!found) throw new Error(`the paper has a ${kind}`)
    return { attempt: id, ...found }
  }

  beforeAll(async () => {
    engine = await testEngine()
    ada = await engine.addMember('ada', ['auditor'])
    vera = await engine.addMember('vera', ['viewer'])
    await engine.addMember('tom', ['trainer'])
    const single = await make('question', {
      ...{ title: 'Where does a link lead?', topic: 'Mail', kind: 'singleChoice', points: '2.00' },
      ...{ explanation: secretText, choices: [{ text: 'To its address', isRight: true }, { text: 'To its text' }] },
    })
    const short = await make('question', {
      ...{
        title: 'Who is told first?',
        topic: 'Mail',
        kind: 'shortText',
        points: '1.00',
        accepted: [{ text: secretText }],
      },
    })
    const assessment = await make('assessment', {
      ...{
        title: 'Quarter',
        period: { start: '2026-01-01', end: '2026-03-31' },
        passMark: '60.00',
        participants: [ada.id],
      },
      components: [{ name: 'Exam', kind: 'exam', weight: '100.00', maximum: '20.00', missing: 'zero' }],
    })
    await engine.call('assessment.move', { id: assessment.id, revision: assessment.revision, step: 'open' })
    quiz = await make('quiz', {
      ...{ assessment: assessment.id, component: 'Exam' },
      ...{
        title: 'Phishing',
        questions: [single.id, short.id],
        minutes: 10,
        attempts: 2,
        counts: 'best',
        passMark: '60.00',
      },
      ...{ opensAt: '2026-03-02T08:00:00.000Z', closesAt: '2026-03-03T08:00:00.000Z', shuffleQuestions: true },
      people: [ada.id],
    })
  })
  afterAll(() => engine.remove())

  it('is taken by whom it is put to, once it is open', async () => {
    await engine.as('ada')
    expect(await refusalOf(start())).toMatchObject({ code: 'conflict', key: 'quizSitting.hindrance.notOpen' })
    await engine.as('mei')
    await move('open')
    expect(await refusalOf(start())).toMatchObject({ code: 'conflict', key: 'quizSitting.hindrance.keepsBank' })
    expect(await due()).toEqual([])
    await engine.as('vera')
    expect(await due()).toEqual([])
    expect(await refusalOf(start())).toMatchObject({ code: 'conflict', key: 'quizSitting.hindrance.notAsked' })
  })

  it('waits for whom it is put to until they have had a go, with its end', async () => {
    await engine.as('ada')
    expect(await due()).toEqual([
      { id: quiz.id, title: 'Phishing', dueAt: '2026-03-03T08:00:00.000Z', isRunning: false },
    ])
  })

  it('keeps each answer as it is given, and goes on with it after the vault was closed', async () => {
    await engine.as('ada')
    const { attempt } = await start()
    const { dueAt } = await running()
    expect(await due()).toMatchObject([{ id: quiz.id, dueAt, isRunning: true }])
    const link = await questionOf('singleChoice')
    const [address] = link.choices.filter(({ text }) => text === 'To its address')
    await give(attempt, link.id, { chosen: [address?.id] })
    await engine.as('ada')
    expect((await start()).attempt).toBe(attempt)
    expect((await questionOf('singleChoice')).chosen).toEqual([address?.id])
  })

  it('takes no answer that the question does not offer', async () => {
    const { attempt, id, choices } = await questionOf('singleChoice')
    const ids = choices.map((choice) => choice.id)
    for (const given of [{ chosen: ids }, { chosen: ['else'] }, { answer: 'x' }])
      expect(await refusalOf(give(attempt, id, given))).toMatchObject({ code: 'invalid' })
    expect(await refusalOf(give(attempt, quiz.id, { chosen: [] }))).toMatchObject({ code: 'invalid' })
  })

  it('asks what was asked when it opened, whatever becomes of the bank', async () => {
    await engine.as('tom')
    const { rows } = await engine.call<Page<AnyEntity>>('question.list', {})
    for (const { id, revision } of rows)
      await engine.call('question.update', { id, revision, changes: { title: 'Other', points: '9.00' } })
    await engine.as('ada')
    expect((await running()).questions.map(({ title, points }) => [title, points]).toSorted()).toEqual([
      ['Where does a link lead?', '2.00'],
      ['Who is told first?', '1.00'],
    ])
  })

  it('ends by the clock of the vault, and takes nothing after that', async () => {
    const { attempt, id } = await questionOf('shortText')
    await give(attempt, id, { answer: 'the people on duty' })
    engine.host.advance(10 * minute)
    expect(await refusalOf(give(attempt, id, { answer: 'late' }))).toMatchObject({ key: 'quizSitting.refused.ended' })
    const { endedAt } = await engine.call<{ endedAt: string }>('training.handInQuiz', { attempt })
    const before = engine.entries()
    expect(await engine.call('training.handInQuiz', { attempt })).toEqual({ endedAt })
    expect(engine.entries()).toBe(before)
    const { attempts, running: none } = await sitting()
    expect(none).toBeNull()
    expect(await due()).toEqual([])
    expect(attempts).toMatchObject([{ id: attempt, endedAt, points: null, maximum: null, isPassed: null }])
    expect(Date.parse(endedAt) - Date.parse(attempts[0]?.startedAt ?? '')).toBe(10 * minute)
  })

  it('is not closed before a person has marked what waits', async () => {
    await engine.as('tom')
    expect(await refusalOf(move('close'))).toMatchObject({ key: 'quiz.rule.answersUnmarked' })
    const { written, people } = await standing()
    expect(people).toMatchObject([{ standing: 'handedIn', points: '2.00', awaiting: 1, isPassed: null }])
    const { attempt, question } = written[0] ?? {}
    const mark = (points: string) =>
      engine.call('training.markQuizAnswer', { attempt, question, points, remark: secretRemark })
    expect(await refusalOf(mark('1.01'))).toMatchObject({ code: 'invalid' })
    await mark('0.25')
    await mark('0.50')
    expect((await standing()).people).toMatchObject([{ points: '2.50', maximum: '3.00', awaiting: 0, isPassed: true }])
  })

  /** Everything that the member reads by any operation which reads, and what they are told of their attempts. */
  const everythingRead = async (): Promise<string> => {
    const tree: OperationTree = contract
    const texts: string[] = []
    const { rows } = await engine.call<Page<AnyEntity>>('quizAttempt.list', {})
    const own = rows.map(({ id }) => id)
    for (const [group, verbs] of Object.entries(tree))
      for (const [verb, operation] of Object.entries<AnyOperation>(verbs)) {
        const name = `${group}.${verb}`
        if (operation['~orpc'].meta.kind !== 'query' || group === 'session') continue
        for (const id of [quiz.id, ...own, secretText]) {
          // A sample names some record; here it is about attempts.
          const sample = JSON.stringify(sampleInput(operation, id)).replaceAll('accountabilityCase', 'quizAttempt')
          texts.push(JSON.stringify(await engine.call(name, JSON.parse(sample)).catch((error: Error) => error.message)))
        }
      }
    for (const id of own) texts.push(JSON.stringify(await engine.call<HistoryEntry[]>('quizAttempt.history', { id })))
    return texts.join('\n')
  }

  it('tells nothing of what is right, nor of points, by whatever is asked before it is closed', async () => {
    await engine.as('ada')
    const { rows } = await engine.call<Page<AnyEntity>>('quizAttempt.list', {})
    expect(rows).toMatchObject([{ marks: [], points: null, maximum: null, isPassed: null }])
    const read = await everythingRead()
    expect(read.includes('the people on duty')).toBe(true)
    for (const secret of [secretRemark, 'isRight', '"points":"0.50"', '"points":"2.50"', `"${secretText}"}`])
      expect(read.includes(secret), secret).toBe(false)
    for (const text of ['question', 'quizQuestion'])
      expect((await refusalOf(engine.call(`${text}.list`, {}))).code).toBe('forbidden')
    const found = await engine.call<{ total: number }>('search.find', { text: secretText, records: [], limit: 20 })
    expect(found.total).toBe(0)
    const [attempt] = rows
    expect(await refusalOf(engine.call('training.quizReview', { attempt: attempt?.id }))).toMatchObject({
      key: 'quizSitting.refused.sealed',
    })
    for (const operation of ['quizStanding', 'markQuizAnswer'])
      expect(
        (
          await refusalOf(
            engine.call(
              `training.${operation}`,
              operation === 'quizStanding'
                ? { quiz: quiz.id }
                : { attempt: attempt?.id, question: quiz.id, points: '1', remark: null },
            ),
          )
        ).code,
      ).toBe('forbidden')
    await engine.as('vera')
    expect((await refusalOf(engine.call('training.quizReview', { attempt: attempt?.id }))).code).toBe('missing')
  })

  it('counts the better of two attempts, and tells them with what is right once it is closed', async () => {
    await engine.as('ada')
    const { attempt } = await start()
    expect(await refusalOf(engine.as('tom').then(() => move('close')))).toMatchObject({
      key: 'quiz.rule.attemptsRunning',
    })
    await engine.as('ada')
    await engine.call('training.handInQuiz', { attempt })
    expect(await refusalOf(start())).toMatchObject({ key: 'quizSitting.hindrance.noneLeft' })
    await engine.as('tom')
    await move('close')
    const scores = await engine.call<Page<AnyEntity>>('score.list', {})
    expect(scores.rows).toMatchObject([{ person: ada.id, components: [{ component: 'Exam', points: '16.67' }] }])
    await engine.as('ada')
    const { attempts, hindrance } = await sitting()
    expect(hindrance).toBe('closed')
    expect(attempts).toMatchObject([
      { points: '2.50', maximum: '3.00', isPassed: true, isCounted: true },
      { points: '0.00', maximum: '3.00', isPassed: false, isCounted: false },
    ])
    const review = await engine.call<QuizReview>('training.quizReview', { attempt: attempts[0]?.id })
    expect(review.questions.find(({ kind }) => kind === 'shortText')).toMatchObject({
      ...{ outcome: 'partly', earned: '0.50', right: [secretText], remark: secretRemark, answer: 'the people on duty' },
    })
    expect(review.questions.find(({ kind }) => kind === 'singleChoice')).toMatchObject({
      outcome: 'right',
      explanation: secretText,
    })
  })

  it('finds points that whoever took it wrote themselves, past the door', async () => {
    expect((await engine.audit()).damages).toEqual([])
    const { rows } = await engine.call<Page<AnyEntity>>('quizAttempt.list', {})
    const { id = '' } = rows[0] ?? {}
    runCommand(engine.vault, (context) => {
      context.writeManaged(quizAttemptRecord).set(id, { points: '3.00' })
    })
    expect((await engine.audit()).damages).toMatchObject([{ kind: 'role-missing', detail: `quizAttempt/${id} points` }])
  })

  it('finds what was done to attempts past the door, whoever did it', async () => {
    const { rows } = await engine.call<Page<AnyEntity>>('quizAttempt.list', {})
    const [row] = rows
    if (!row) throw new Error('an attempt was taken before')
    const { id, person = null, answers = null, startedAt = null } = row
    const deeds = [
      ['person', { person: vera.id }],
      ['startedAt', { startedAt: '2030-01-01T00:00:00.000Z' }],
      ['answers', { answers: Array.isArray(answers) ? answers.slice(1) : [] }],
      ['state', { state: 'running' }],
    ] as const
    for (const login of ['ada', 'vera']) {
      await engine.as(login)
      for (const [what, changes] of deeds) {
        const before = (await engine.audit()).damages.length
        runCommand(engine.vault, (context) => {
          context.writeManaged(quizAttemptRecord).set(id, changes)
        })
        const { damages } = await engine.audit()
        expect(damages.slice(before), `${login} ${what}`).toMatchObject([
          { kind: 'role-missing', detail: `quizAttempt/${id} ${what}` },
        ])
        // Set back, which is told too.
        runCommand(engine.vault, (context) => {
          context.writeManaged(quizAttemptRecord).set(id, { person, answers, startedAt, state: 'handedIn' })
        })
      }
    }
  })
})
