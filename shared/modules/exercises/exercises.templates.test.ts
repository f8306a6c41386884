import { describe, expect, it } from 'vitest'
import { clockAfter, draftsOf, isFound, type TemplatePlan } from './exercises.templates.ts'

const texts = { objectives: '- See', focus: null, scope: 'House', rules: 'No harm', scenario: null, controls: [] }
const step = (position: number): TemplatePlan['steps'][number] => ({
  ...{ position, title: `Step ${position}`, vector: 'phishing', tactic: 'TA0001', technique: 'T1566.001', offset: 60 },
  ...{ expected: 'alerted', description: null, tool: null, command: null },
})
const inject = (position: number, afterInject: number | null = null, afterStep: number | null = null) => ({
  ...{ position, title: `Inject ${position}`, offset: position * 60, afterInject, afterStep },
  ...{ recipient: 'SOC', channel: 'mail' as const, wording: 'Read', expected: null },
})
const plan: TemplatePlan = {
  ...{ title: 'Mail', kind: 'phishing', days: 3, about: 'About mail', ...texts },
  stopConditions: [{ condition: 'Harm', signal: 'Stop' }],
  steps: [step(2), step(5)],
  injects: [inject(1, 2), inject(2, 3), inject(3, null, 5), inject(4)],
  cards: [
    { title: 'Given', declared: 'A password', recipient: 'Red team', step: 5 },
    { title: 'Open', declared: 'A door', recipient: 'Red team', step: null },
  ],
}
const made = (start: string, given: Partial<TemplatePlan> = {}, zone = 'Asia/Shanghai') => {
  let count = 0
  const use = { title: 'Autumn', start, previousExercise: null, zone }
  return draftsOf({ ...plan, ...given }, use, 'e', () => `new${++count}`)
}

describe('an exercise of a template', () => {
  it.each([
    ['one day', '2026-05-04', 1, '2026-05-04'],
    ['over the end of a month', '2026-05-30', 3, '2026-06-01'],
    ['over the end of a year', '2026-12-31', 2, '2027-01-01'],
  ])('lasts as long as its template: %s', (_name, start, days, end) => {
    expect(made(start, { days }).exercise.period).toEqual({ start, end })
  })

  it.each([
    ['at nine', 0, 'Asia/Shanghai', '2026-03-27T01:00:00.000Z'],
    ['a minute and a second later', 61, 'Asia/Shanghai', '2026-03-27T01:01:01.000Z'],
    ['after midnight', 15 * 3600 + 60, 'Asia/Shanghai', '2026-03-27T16:01:00.000Z'],
    ['at the same hour when clocks have changed', 3 * 86_400, 'Europe/Berlin', '2026-03-30T07:00:00.000Z'],
    ['on the evening before', -14 * 3600, 'Asia/Shanghai', '2026-03-26T11:00:00.000Z'],
    ['at no time that was not planned', null, 'Asia/Shanghai', null],
  ])('begins its steps %s', (_name, offset, zone, moment) => {
    const { steps } = made('2026-03-27', { steps: [{ ...step(1), offset }] }, zone)
    expect(steps.map(({ draft }) => draft.plannedStartAt)).toEqual([moment])
  })

  it.each([
    ['at its beginning', 0, 1, '09:00'],
    ['in the last minute of a day', 15 * 3600 - 1, 1, '23:59'],
    ['at midnight', 15 * 3600, 2, '00:00'],
    ['on the evening before', -14 * 3600, 0, '19:00'],
  ])('tells the day and the time of a step %s', (_name, offset, day, time) => {
    expect(clockAfter(offset)).toEqual({ day, time })
  })

  it('has the texts of the template, under its own title, without people, approvals or outcomes', () => {
    expect(made('2026-05-04').exercise).toEqual({
      ...{ title: 'Autumn', kind: 'phishing', previousExercise: null, ...texts },
      period: { start: '2026-05-04', end: '2026-05-06' },
      stopConditions: [{ condition: 'Harm', calledBy: null, signal: 'Stop' }],
    })
  })

  it('has injects behind those that they wait for, and each leads to its own steps', () => {
    const { steps, injects, cards } = made('2026-05-04')
    const ids = new Map(steps.map(({ id, draft }) => [draft.position, id]))
    expect([...ids.keys()]).toEqual([2, 5])
    expect(steps.map(({ draft }) => draft.plannedStartAt)).toEqual(Array(2).fill('2026-05-04T01:01:00.000Z'))
    const named = new Map(injects.map(({ id, draft }) => [id, draft.position]))
    expect(
      injects.map(({ draft }) => [draft.position, named.get(draft.afterInject ?? '') ?? null, draft.afterStep]),
    ).toEqual([
      [3, null, ids.get(5)],
      [4, null, null],
      [2, 3, null],
      [1, 2, null],
    ])
    expect(cards.map(({ draft }) => draft.attackStep)).toEqual([ids.get(5), null])
    const all = [...steps, ...injects, ...cards]
    expect(new Set(all.map(({ id }) => id)).size).toBe(8)
    expect(all.every(({ draft }) => draft.exercise === 'e')).toBe(true)
  })
})

it.each([
  ['', true],
  ['MAIL about', true],
  ['t1566', true],
  ['inject 3', true],
  ['Ｍａｉｌ', true],
  ['mail nowhere', false],
])('a template is found by all of the words: %s', (words, expected) => {
  expect(isFound(plan, words)).toBe(expected)
})
