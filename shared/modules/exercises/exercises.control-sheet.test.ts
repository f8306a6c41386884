import { describe, expect, it } from 'vitest'
import { rulesHash } from './exercises.approval-rules.ts'
import { type ControlSource, projectControl } from './exercises.control-sheet.ts'

const at = (clock: string) => `2026-05-11T${clock}:00.000Z`
const exercise: ControlSource['exercise'] = {
  ...{
    begunAt: at('09:00'),
    scope: 'Office',
    rules: 'Agreed hours',
    period: { start: '2026-05-11', end: '2026-05-12' },
  },
  stopConditions: [{ id: 'c', condition: 'A payment stops', calledBy: 'p1', signal: null }],
}
const kept = {
  ...{ revision: '1', createdAt: at('08:00'), createdBy: 'p1', updatedAt: at('08:00'), updatedBy: 'p1' },
  ...{ exercise: 'e', archived: false, state: '' },
}
type Inject = ControlSource['injects'][number]
type Card = ControlSource['cards'][number]
type Approval = ControlSource['approvals'][number]

function inject(position: number, values: Partial<Inject> = {}): Inject {
  return {
    ...kept,
    ...{ id: `i${position}`, position, title: `Inject ${position}`, offset: position * 600, recipient: 'Desk' },
    ...{ channel: 'mail', wording: 'Read this', expected: null, reaction: null, withheld: null, correction: null },
    ...{ afterInject: null, afterStep: null, deliveredAt: null, deliveredBy: null, evidence: [], ...values },
  }
}

function card(id: string, deliveredAt: string | null): Card {
  return {
    ...{ ...kept, id, title: `Card ${id}`, declared: 'Taken', recipient: 'Red', attackStep: 's1', deliveredAt },
    ...{ deliveredBy: deliveredAt === null ? null : 'p1', correction: null },
  }
}

function approval(person: string, values: Partial<Approval>): Approval {
  return {
    ...{ ...kept, id: person, title: 'Approval', person, rulesHash: rulesHash(exercise), reason: null },
    ...{ decidedBy: null, decidedOn: null, state: 'pending', ...values },
  }
}

const told = (source: Partial<ControlSource>) =>
  projectControl({
    ...{ exercise, approvals: [], injects: [], cards: [], steps: [{ id: 's1', startedAt: at('10:00') }] },
    nameOf: (record, id) => (id === null ? '' : `${record} ${id}`),
    ...source,
  })

describe('what the white team did', () => {
  it('tells injects by when they came or are due, with what they wait for and who delivered them', () => {
    const { injects } = told({
      injects: [
        inject(1, { afterStep: 's1' }),
        inject(2, { deliveredAt: at('09:21'), deliveredBy: 'p1' }),
        inject(3, { afterInject: 'i2', withheld: 'Quiet' }),
      ],
    })
    expect(
      injects.map(({ id, standing, late, waitsFor, deliveredBy }) => [id, standing, late, waitsFor, deliveredBy]),
    ).toEqual([
      ['i2', 'delivered', 60, '', 'person p1'],
      ['i3', 'withheld', null, 'inject i2', ''],
      ['i1', 'ready', null, 'attackStep s1', ''],
    ])
  })

  it('tells white cards by when they were issued, those that were kept last', () => {
    const { cards, moments } = told({
      cards: [card('kept', null), card('late', at('11:00')), card('early', at('10:00'))],
    })
    expect(cards.map(({ id, step, deliveredBy }) => [id, step, deliveredBy])).toEqual([
      ['early', 'attackStep s1', 'person p1'],
      ['late', 'attackStep s1', 'person p1'],
      ['kept', 'attackStep s1', ''],
    ])
    expect(moments.map(({ id }) => id)).toEqual(['early', 'late'])
  })

  it('tells decisions by their days and of which rules, and leaves out who was asked in vain', () => {
    const other = 'f'.repeat(64)
    const { approvals, stops } = told({
      approvals: [
        approval('asked', {}),
        approval('vain', { state: 'voided', rulesHash: other }),
        approval('later', { state: 'approved', decidedOn: '2026-05-09' }),
        approval('taken', { state: 'voided', decidedOn: '2026-05-07', rulesHash: other }),
      ],
    })
    expect(approvals.map(({ id, person, isCurrent }) => [id, person, isCurrent])).toEqual([
      ['taken', 'person taken', false],
      ['later', 'person later', true],
      ['asked', 'person asked', true],
    ])
    expect(stops).toEqual([{ condition: 'A payment stops', calledBy: 'person p1', signal: '' }])
  })
})
