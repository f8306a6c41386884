import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { foundQuestions, freeQuestions, type QuestionWorld, questionsOf } from './audits.checklist-building.ts'

const before = '2026-01-01T00:00:00.000Z'
const later = '2026-08-01T00:00:00.000Z'
const row = (values: object) => entity({ createdAt: before, updatedAt: before, ...values })

const world: QuestionWorld = {
  rows: [row({ id: 'there', question: 'Who  has KEYS?', control: 'old' })],
  controls: [
    row({ id: 'old', title: 'Keys', number: 'CT-1', policies: ['p'], objective: 'o', updatedAt: later }),
    row({ id: 'new', title: 'Logs', number: 'CT-2', createdAt: later, updatedAt: later }),
    row({ id: 'gone', title: 'Fax', number: 'CT-3', state: 'retired' }),
  ],
  failing: new Set(['new', 'gone']),
  versions: [
    row({ id: 'v', policy: 'p', version: '2.0', text: '# 1 Scope\n\n# 2 Keys\nAre counted.\n', updatedAt: later }),
  ],
  findings: [row({ id: 'f', number: 'F-1', title: 'A key was lost', control: 'old', criterion: 'Keys are counted' })],
  previous: {
    audit: row({ id: 'a' }),
    rows: [
      row({ id: 'r1', question: 'Who has keys?', control: 'old', policy: 'p', result: 'conform' }),
      row({ id: 'r2', question: 'Is the fax locked?', control: 'gone' }),
      row({ id: 'r3', question: 'Are visitors met?', procedure: 'Watch.' }),
    ],
  },
  templates: [
    row({
      ...{ id: 't', title: 'Keys', version: 2 },
      questions: [
        { id: 'q1', question: 'Who has keys?', control: 'old', policy: null },
        { id: 'q2', question: 'Who counts them?', control: null, policy: null },
      ],
    }),
  ],
  titles: { p: 'Key policy' },
}

describe('the questions of a checklist', () => {
  it('come from templates in use, with what changed since', () => {
    expect(questionsOf('template', world).map(({ about, isThere, changes }) => [about, isThere, changes])).toEqual([
      ['Keys 2', true, ['changedControl']],
      ['Keys 2', false, []],
    ])
  })

  it('come from controls that are not retired, new ones marked, those asked already recognised', () => {
    const questions = questionsOf('controls', world)
    expect(questions.map(({ key, isThere, changes }) => [key, isThere, changes])).toEqual([
      ['old', true, []],
      ['new', false, ['newControl', 'failedCheck']],
    ])
    expect(questions[0]?.draft).toMatchObject({ question: 'Keys', criterion: 'CT-1', policy: 'p', objective: 'o' })
  })

  it('come from clauses that say something, named with their policy', () => {
    expect(questionsOf('clauses', world).map(({ draft }) => draft.criterion)).toEqual(['Key policy 2.0, 2 Keys'])
  })

  it('come from earlier findings', () => {
    const [question] = questionsOf('findings', world)
    expect(question?.draft).toMatchObject({
      question: 'A key was lost',
      criterion: 'F-1 Keys are counted',
      control: 'old',
    })
  })

  it('are copied from last time with what changed since', () => {
    const questions = questionsOf('lastTime', world)
    expect(questions.map(({ changes }) => changes)).toEqual([
      ['changedControl', 'changedPolicy', 'findingsSince'],
      ['retiredControl'],
      [],
    ])
    expect(questions.map(({ isThere }) => isThere)).toEqual([true, false, false])
    expect(questions[2]?.draft.procedure).toBe('Watch.')
    expect(questionsOf('lastTime', { ...world, previous: null })).toEqual([])
  })

  it('are found by all words typed', () => {
    const questions = questionsOf('lastTime', world)
    expect(foundQuestions(questions, 'FAX locked').map(({ key }) => key)).toEqual(['r2'])
    expect(foundQuestions(questions, '  ')).toHaveLength(3)
  })

  it('are written freely, one a line, with or without marks of a list', () => {
    const drafts = freeQuestions('1. Who has keys?\n- Who has keys?\n\n• Where are 3 keys?\r\n')
    expect(drafts.map(({ question }) => question)).toEqual(['Who has keys?', 'Where are 3 keys?'])
    expect(freeQuestions(`${'长'.repeat(5000)}`)[0]?.question).toHaveLength(1000)
  })
})
