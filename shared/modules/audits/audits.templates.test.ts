import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { questionsOfRows, templateChanges } from './audits.templates.ts'

const of = (...questions: readonly object[]) =>
  entity({ questions: questions.map((one, id) => ({ id: `${id}`, ...one })) })
const names = (questions: readonly { readonly question: string }[]) => questions.map(({ question }) => question)

describe('versions of a template', () => {
  const before = of({ question: 'Who has keys?' }, { question: 'Who counts them?', criterion: 'Policy 3' })

  it.each([
    [
      'the same in other letters and another order',
      of({ question: ' who counts  THEM?', criterion: 'Policy 3' }, { question: 'Who has keys?' }),
      [],
      [],
      [],
    ],
    [
      'one more',
      of({ question: 'Who has keys?' }, { question: 'Who counts them?', criterion: 'Policy 3' }, { question: 'When?' }),
      ['When?'],
      [],
      [],
    ],
    ['one less', of({ question: 'Who has keys?' }), [], ['Who counts them?'], []],
    [
      'measured by something else',
      of({ question: 'Who has keys?', control: 'c' }, { question: 'Who counts them?', criterion: 'Policy 4' }),
      [],
      [],
      ['Who has keys?', 'Who counts them?'],
    ],
    ['nothing', of(), [], ['Who has keys?', 'Who counts them?'], []],
  ])('are compared: %s', (_name, after, added, gone, changed) => {
    const found = templateChanges(before, after)
    expect(names(found.added)).toEqual(added)
    expect(names(found.gone)).toEqual(gone)
    expect(names(found.changed.map((pair) => pair.before))).toEqual(changed)
  })

  it('begin with the rows of a checklist in their order, without what was found there', () => {
    const rows = [
      entity({ position: 2, question: 'Second', control: 'c', result: 'conform', note: 'seen' }),
      entity({ position: 1, question: 'First', procedure: 'Look.' }),
      entity({ position: 3, question: ' ' }),
    ]
    const blank = { criterion: null, control: null, policy: null, objective: null, procedure: null }
    expect(questionsOfRows(rows)).toEqual([
      { ...blank, question: 'First', procedure: 'Look.' },
      { ...blank, question: 'Second', control: 'c' },
    ])
  })
})
