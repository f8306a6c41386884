import { expect, it } from 'vitest'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { projectLifecycle } from './audits.lifecycle.ts'

function finding(state: string, values: Readonly<Record<string, AnyValue>> = {}): AnyEntity {
  return {
    id: 'f',
    revision: '0123456789abcdef:1',
    archived: false,
    createdAt: '2026-11-02T08:00:00.000Z',
    createdBy: 'finder',
    updatedAt: '2026-11-02T08:00:00.000Z',
    updatedBy: 'finder',
    identifiedOn: '2026-11-01',
    owner: 'owner',
    dueOn: '2026-12-01',
    response: 'We will.',
    ...values,
    state,
  }
}

const implemented = { implementedBy: 'owner', implementedOn: '2026-11-20' }
const accepted = { acceptedBy: 'lead', acceptedUntil: '2027-06-30' }

it.each([
  [
    'open',
    finding('open'),
    ['open now finder 2026-11-01', 'actionPlanned ahead', 'implemented ahead', 'verified ahead', 'closed ahead'],
  ],
  [
    'implemented',
    finding('implemented', implemented),
    [
      'open past finder 2026-11-01',
      'actionPlanned past owner 2026-12-01',
      'implemented now owner 2026-11-20',
      'verified ahead',
      'closed ahead',
    ],
  ],
  [
    'written down without the day it was found',
    finding('open', { identifiedOn: null }),
    ['open now finder 2026-11-02', 'actionPlanned ahead', 'implemented ahead', 'verified ahead', 'closed ahead'],
  ],
  [
    'borne after a plan',
    finding('riskAccepted', accepted),
    ['open past finder 2026-11-01', 'actionPlanned past owner 2026-12-01', 'riskAccepted now lead 2027-06-30'],
  ],
  [
    'borne at once',
    finding('riskAccepted', { ...accepted, response: null }),
    ['open past finder 2026-11-01', 'riskAccepted now lead 2027-06-30'],
  ],
])('tells the life of a finding that is %s', (_name, entity, stages) => {
  expect(
    projectLifecycle(entity).map(({ state, when, by, on }) => [state, when, by, on].filter(Boolean).join(' ')),
  ).toEqual(stages)
})
