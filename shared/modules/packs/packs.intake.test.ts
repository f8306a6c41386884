import { describe, expect, it } from 'vitest'
import { intakeFacts, intakeRoom, intakeRows } from './packs.intake.ts'

const words = {
  source: 'Pack of Q1',
  collected: 'Collected',
  recorded: (purpose: string, by: string) => (by === '' ? purpose : `${purpose} (by ${by})`),
  received: 'Received',
  leftOut: (count: number) => `${count} left out.`,
}
const received = { at: '2026-03-02T08:00:00.000Z', from: 'Mei, Northwind', to: 'Ana' }
const step = (purpose: string, by = '') => ({
  at: '2026-02-02T08:00:00.000Z',
  kind: 'handedOver' as const,
  from: 'Mei',
  to: 'Vera',
  purpose,
  by,
})
const facts = (more: object = {}) => ({
  title: 'Log of March',
  source: 'Log server',
  collectedBy: 'Mei',
  collectedAt: '2026-02-01T08:00:00.000Z',
  validUntil: null,
  custody: [],
  ...more,
})
const file = (more: object = {}) => ({ name: 'log.txt', collectedBy: '', collectedAt: '', facts: facts(more) })
const steps = (count: number) => Array.from({ length: count }, (_, at) => step(`step ${at + 1}`))

describe('what is written down of a file of a pack', () => {
  it.each([
    ['nothing but its name', { ...file(), facts: undefined }, 1, { steps: 0, texts: 0 }],
    ['a short chain', file({ custody: steps(2) }), 4, { steps: 0, texts: 0 }],
    ['a chain that just fits', file({ custody: steps(198) }), 200, { steps: 0, texts: 0 }],
    ['a step too many', file({ custody: steps(199) }), 200, { steps: 1, texts: 0 }],
    ['the longest chain', file({ custody: steps(200) }), 200, { steps: 2, texts: 0 }],
    ['a purpose as long as may be', file({ custody: [step('x'.repeat(1000))] }), 3, { steps: 0, texts: 0 }],
    ['a purpose that is too long', file({ custody: [step('x'.repeat(1001))] }), 3, { steps: 0, texts: 1 }],
    [
      'a purpose that its writer makes too long',
      file({ custody: [step('x'.repeat(995), 'Mei Lin')] }),
      3,
      { steps: 0, texts: 1 },
    ],
    ['long title and source', file({ title: 'x'.repeat(301), source: 'x'.repeat(501) }), 2, { steps: 0, texts: 2 }],
  ])('with %s loses only what is told', (_, given, length, loss) => {
    const written = intakeFacts(given, received, words)
    expect(written.loss).toEqual(loss)
    expect(written.custody).toHaveLength(length)
    expect(written.title.length).toBeLessThanOrEqual(intakeRoom.title)
    for (const { purpose } of written.custody) expect(purpose.length).toBeLessThanOrEqual(intakeRoom.purpose)
    expect(written.custody.at(-1)).toMatchObject({
      ...received,
      purpose: loss.steps === 0 ? 'Received' : `${loss.steps} left out. Received`,
    })
  })

  it('keeps who wrote a step down, though its words are shortened, and halves no character', () => {
    const long = intakeFacts(file({ custody: [step('😀'.repeat(600), 'Mei Lin')] }), received, words)
    expect(long.custody[1]?.purpose).toMatch(/^(😀)+… \(by Mei Lin\)$/u)
  })

  it('leaves out the oldest steps, and who collected it before them', () => {
    const [first] = intakeFacts(file({ custody: steps(200) }), received, words).custody
    expect(first?.purpose).toBe('step 2')
  })
})

it('tells what is lost of new files alone: of others nothing comes in', () => {
  const packed = (path: string, sha256: string) => ({
    ...{ path, sha256, name: path, mediaType: 'text/plain', size: 1, record: 'evidenceItem', id: '1', number: 'EV-1' },
    ...{ title: 'Log', field: 'evidence', collectedBy: '', collectedAt: '' },
  })
  const files = [packed('a.txt', 'a'), packed('b.txt', 'b')]
  const rows = intakeRows({ files }, { 'a.txt': 0, 'b.txt': 1 }, new Set(['b']), () => ({ steps: 3, texts: 1 }))
  expect(rows.map(({ state, loss }) => [state, loss])).toEqual([
    ['new', { steps: 3, texts: 1 }],
    ['there', { steps: 0, texts: 0 }],
  ])
})
