import { describe, expect, it } from 'vitest'
import type { Entity } from '../../record/record.ts'
import type { attestationRecord } from './attestation.record.ts'
import {
  attestationsByPerson,
  attestedByUnit,
  attestedShare,
  seesAllAttestations,
} from './policies.attestation-state.ts'

type Attestation = Entity<typeof attestationRecord>

const row = (person: string, state: string, department: string | null = null): Attestation => ({
  ...{ id: `${person} ${state}`, revision: 'a:1', state, archived: false, createdAt: '', createdBy: 'lead' },
  ...{ updatedAt: '', updatedBy: 'lead', title: 'Mail', campaign: 'c', version: 'v', person, department },
  ...{ dueOn: '2026-04-01', textHash: 'h', attestedBy: null, attestedOn: null, reply: null, key: null },
  ...{ acceptedBy: null, acceptedOn: null },
})

describe('who has read and accepted a wording', () => {
  it.each([
    [1999, 2000, '99.95'],
    [2, 3, '66.66'],
    [0, 0, '0.00'],
    [7, 7, '100.00'],
  ])('%i of %i are %s percent', (attested, asked, share) => {
    expect(attestedShare(attested, asked)).toBe(share)
  })

  it.each([
    [['pending', 'attested'], 'attested'],
    [['attested', 'lapsed'], 'attested'],
    [['excused', 'pending'], 'pending'],
    [['lapsed', 'excused'], 'lapsed'],
  ])('somebody asked twice, %o, counts as %s', (states, counted) => {
    const rows = attestationsByPerson(states.map((state) => row('ann', state)))
    expect(rows.map(({ state }) => state)).toEqual([counted])
  })

  it('counts who lapsed as asked and leaves out who is excused, the least advanced department first', () => {
    const rows = [row('a', 'attested', 'x'), row('b', 'lapsed', 'y'), row('c', 'attested', 'y'), row('d', 'excused')]
    expect(attestedByUnit(rows)).toEqual([
      { department: 'y', asked: 2, attested: 1 },
      { department: 'x', asked: 1, attested: 1 },
    ])
  })

  it.each([
    [['lead'], true],
    [['trainer', 'auditor'], true],
    [['trainer', 'viewer'], false],
  ] as const)('is seen whole by %o: %s', (roles, isWhole) => {
    expect(seesAllAttestations(roles)).toBe(isWhole)
  })
})
