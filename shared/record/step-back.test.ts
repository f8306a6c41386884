import { describe, expect, it } from 'vitest'
import { records } from '#shared/registry.ts'
import { stepBackOfMany, stepsBack } from './step-back.ts'
import { defineWorkflow, type Transition } from './workflow.ts'

const workflowOf = (record: keyof typeof records) => {
  const { workflow } = records[record]
  if (!workflow) throw new Error(`${record} has no workflow`)
  return workflow
}

describe('the step that undoes another', () => {
  it.each([
    ['audit', 'startReporting', 'fieldwork', 'returnToFieldwork'],
    ['assessment', 'open', 'draft', 'returnToDraft'],
    ['control', 'putIntoOperation', 'planned', 'returnToPlanned'],
    ['cycle', 'startDo', 'plan', 'returnToPlan'],
    ['cycle', 'startCheck', 'do', 'returnToDo'],
    ['cycle', 'startAct', 'check', 'returnToCheck'],
    ['exercise', 'finish', 'running', 'resume'],
    ['policy', 'submit', 'draft', 'sendBack'],
    ['workItem', 'block', 'inProgress', 'unblock'],
  ] as const)('of %s: %s out of %s is undone by %s', (record, taken, from, step) => {
    expect(stepsBack(workflowOf(record), taken, from)[0]).toEqual({ step, isUndo: true })
  })

  it.each([
    ['finding', 'verify', 'implemented', ['reopen']],
    ['finding', 'close', 'verified', ['reopen']],
    ['finding', 'implement', 'actionPlanned', ['sendBack']],
    ['checklistRow', 'prepare', 'open', ['sendBack']],
    ['audit', 'issue', 'reporting', ['withdraw']],
    ['trainingSession', 'hold', 'planned', ['reopen']],
    ['attestation', 'attest', 'pending', []],
    ['policyApproval', 'approve', 'pending', []],
    ['findingExtension', 'grant', 'requested', []],
    ['correctiveAction', 'start', 'open', []],
    ['correctiveAction', 'cancel', 'inProgress', ['reopen']],
    ['policyException', 'request', 'draft', []],
    // From here it would lead to another state than the one it came from.
    ['workItem', 'block', 'agreed', []],
    ['finding', 'constructor', 'open', []],
  ] as const)(
    'of %s: nothing undoes %s out of %s, and what answers it is a decision: %j',
    (record, taken, from, ways) => {
      expect(stepsBack(workflowOf(record), taken, from)).toEqual(ways.map((step) => ({ step, isUndo: false })))
    },
  )
})

describe('the step that answers many records at once', () => {
  const offered = () => true
  it.each([
    ['workItem', 'block', ['inProgress', 'inProgress'], { step: 'unblock', isUndo: true, answers: ['inProgress'] }],
    ['workItem', 'block', ['agreed', 'inProgress'], { step: 'unblock', isUndo: true, answers: ['inProgress'] }],
    ['policy', 'retire', ['draft', 'effective'], { step: 'reinstate', isUndo: false, answers: ['draft', 'effective'] }],
    [
      'risk',
      'startTreatment',
      ['treated', 'assessed'],
      { step: 'finishTreatment', isUndo: false, answers: ['treated'] },
    ],
  ] as const)('of %s: %s out of %j is answered by %j', (record, taken, from, way) => {
    expect(stepBackOfMany(workflowOf(record), taken, from, offered)).toEqual(way)
  })

  it('is none where none leads back, or none is offered', () => {
    expect(stepBackOfMany(workflowOf('workItem'), 'block', ['agreed'], offered)).toBeNull()
    expect(stepBackOfMany(workflowOf('workItem'), 'block', ['inProgress'], () => false)).toBeNull()
  })

  it('is asked of each state by itself', () => {
    const isOffered = (_step: string, from: string) => from === 'draft'
    const way = stepBackOfMany(workflowOf('policy'), 'retire', ['draft', 'effective'], isOffered)
    expect(way).toEqual({ step: 'reinstate', isUndo: false, answers: ['draft'] })
  })

  it('is the one that answers most, unless another one undoes', () => {
    const lead = ['lead'] as const
    const workflow = (undoneBy?: string) =>
      defineWorkflow({
        initial: 'a',
        states: { a: { tone: 'neutral' }, b: { tone: 'neutral' }, c: { tone: 'neutral' }, d: { tone: 'good' } },
        transitions: {
          turn: { from: ['a', 'b'], to: 'c', roles: lead },
          go: { from: ['a', 'b', 'c'], to: 'd', roles: lead, ...(undoneBy ? { undoneBy } : {}) },
          toA: { from: ['d'], to: 'a', roles: lead },
          toB: { from: ['d', 'a'], to: 'b', roles: lead },
        },
      })
    expect(stepBackOfMany(workflow(), 'go', ['a', 'b'], offered)).toMatchObject({ step: 'toA', answers: ['a'] })
    expect(stepBackOfMany(workflow('toB'), 'go', ['a', 'b'], offered)).toMatchObject({ step: 'toB', isUndo: true })
  })
})

describe('a declaration of undoing', () => {
  const lead = ['lead'] as const
  const define = (forth: Partial<Transition>, back: Partial<Transition> = {}, frozen = false) =>
    defineWorkflow({
      initial: 'a',
      states: { a: { tone: 'neutral' }, b: { tone: 'good', frozen } },
      transitions: {
        forth: { from: ['a'], to: 'b', roles: lead, undoneBy: 'back', ...forth },
        back: { from: ['b'], to: 'a', roles: lead, reason: true, ...back },
      },
    })

  it('is taken where both ways say nothing in anybody’s name', () => {
    expect(define({ stamp: { on: 'since' } }, { clear: ['since'] }).initial).toBe('a')
  })

  it.each<readonly [string, () => unknown]>([
    ['is not there', () => define({ undoneBy: 'sideways' })],
    ['leads elsewhere', () => define({}, { to: 'b' })],
    ['is nobody’s', () => define({}, { roles: [] })],
    [
      'would take back a name',
      () => define({ stamp: { by: 'doneBy', on: 'doneOn' } }, { clear: ['doneBy', 'doneOn'] }),
    ],
    ['would take back an approval', () => define({ separateFrom: ['owner'] })],
    ['would take back what one person alone may say', () => define({ onlyBy: 'owner' })],
    ['would not give back what was cleared', () => define({ clear: ['doneOn'] })],
    ['would thaw what was frozen', () => define({}, {}, true)],
    ['leaves a day behind', () => define({ stamp: { on: 'since' } })],
    ['is signed itself', () => define({}, { stamp: { by: 'sentBackBy' } })],
    ['is kept for others', () => define({}, { separateFrom: ['owner'] })],
    ['wants fields filled', () => define({}, { requires: ['note'] })],
  ])('is refused where the step back %s', (_what, declare) => {
    expect(declare).toThrow(/forth|back/)
  })
})
