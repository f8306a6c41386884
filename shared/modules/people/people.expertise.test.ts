import { describe, expect, it } from 'vitest'
import { entity, type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { dutiesOn, projectExpertise, qualificationsOn, yearsOn } from './people.expertise.ts'
import { expertiseConsequences, expertiseRules } from './people.expertise-rules.ts'

const day = '2026-06-30'
const certificate = { person: 'p', kind: 'certificate', issuer: 'Board', awardedOn: '2024-01-01' }

describe('who holds security duties on a day', () => {
  const rows = {
    departments: [entity({ id: 'net', head: 'now', liaison: 'lee' })],
    groups: [
      entity({ id: 'board', chair: 'chair', foundedOn: '2026-01-01' }),
      entity({ id: 'old', chair: 'gone', dissolvedOn: '2026-06-29' }),
    ],
    duties: [
      entity({ id: '1', department: 'net', position: 'head', person: 'then', from: null, until: '2026-06-30' }),
      entity({ id: '2', department: 'net', position: 'head', person: 'now', from: '2026-07-01', until: null }),
      entity({ id: '3', department: 'net', position: 'other', person: 'lee', title: 'Backups', from: '2026-06-30' }),
      entity({ id: '4', department: 'net', position: 'other', person: 'lee', title: 'Past', until: '2026-06-29' }),
    ],
    memberships: [
      entity({ id: 'm', group: 'board', person: 'lee', position: 'secretary', duty: 'Minutes', from: '2026-02-01' }),
      entity({ id: 'n', group: 'board', person: 'x', position: 'chair', duty: 'Leads', from: '2026-07-01' }),
    ],
  }

  it('reads positions, seats and other duties of that very day', () => {
    const held = dutiesOn(rows, day)
    expect([...held.keys()].toSorted()).toEqual(['chair', 'lee', 'then'])
    expect(held.get('lee')?.map(({ position, words }) => [position, words])).toEqual([
      ['secretary', 'Minutes'],
      ['liaison', null],
      ['other', 'Backups'],
    ])
  })

  it('takes the chair by membership before the one whom the group names', () => {
    const held = dutiesOn(rows, '2026-07-01')
    expect([...held.keys()].toSorted()).toEqual(['lee', 'now', 'x'])
  })

  it('joins them with years and qualifications, in the order of their names', () => {
    const people = [
      entity({ id: 'then', name: 'Zoe', experienceSince: '2016-07-01' }),
      entity({ id: 'lee', name: 'Ann', experienceYears: 4, jobTitle: 'Engineer' }),
      entity({ id: 'idle', name: 'Nobody' }),
    ]
    const held = [entity({ ...certificate, id: 'q', person: 'lee', title: 'CISA', validUntil: '2026-06-29' })]
    const listed = projectExpertise(people, held, dutiesOn(rows, day), day)
    expect(listed.map(({ name, years, qualifications }) => [name, years, qualifications[0]?.isExpired])).toEqual([
      ['Ann', 4, true],
      ['Zoe', 9, undefined],
    ])
  })
})

describe('years on a day', () => {
  it.each([
    ['2016-06-30', day, 10],
    ['2016-07-01', day, 9],
    ['2026-07-01', day, null],
    ['2020-02-29', '2021-02-28', 0],
  ])('from %s on %s: %s', (experienceSince, on, years) => {
    expect(yearsOn(entity({ experienceSince, experienceYears: 30 }), on)).toBe(years)
  })
})

it('shows a renewed certificate on the days before its renewal only, and none that was withdrawn', () => {
  const rows = [
    entity({ ...certificate, id: 'a', title: 'First', validUntil: '2026-05-31', state: 'renewed' }),
    entity({ ...certificate, id: 'b', title: 'Second', awardedOn: '2026-06-01', renews: 'a' }),
    entity({ ...certificate, id: 'c', title: 'Taken back', withdrawnOn: '2026-03-01' }),
  ]
  const titles = (on: string) => qualificationsOn(rows, on).map(({ title }) => title)
  expect(titles('2026-02-28')).toEqual(['First', 'Taken back'])
  expect(titles('2026-03-01')).toEqual(['First'])
  expect(titles(day)).toEqual(['Second'])
})

const stored = { record: 'qualification', id: 'a', state: 'verified', ...certificate, serial: '7' }
const cases: readonly (readonly [string, RuleCase, readonly string[]])[] = [
  ['awarded tomorrow', { after: { awardedOn: '2026-11-23' } }, ['awardedInFuture@awardedOn']],
  ['awarded today', { after: { awardedOn: '2026-11-22' } }, []],
  [
    'valid until before its issue',
    { after: { awardedOn: '2026-02-02', validUntil: '2026-02-01' } },
    ['untilBeforeAwarded@validUntil'],
  ],
  ['of a known number', { after: { ...certificate, serial: '7' }, stored: [stored] }, ['sameNumber@serial']],
  ['of its own number', { before: { ...stored }, after: { serial: '7' }, stored: [stored] }, []],
  ['renewing itself', { before: { ...stored }, after: { renews: 'a' }, stored: [stored] }, ['renewsAnother@renews']],
  ['renewing another person’s', { after: { person: 'x', renews: 'a' }, stored: [stored] }, ['renewsAnother@renews']],
  ['renewing one that stands', { after: { person: 'p', renews: 'a' }, stored: [stored] }, []],
  [
    'renewing what was renewed',
    { after: { person: 'p', renews: 'a' }, stored: [{ ...stored, state: 'renewed' }] },
    ['renewsEnded@renews'],
  ],
]

describe('rules of qualifications', () => {
  it.each(cases)('%s', (_, given, refused) => {
    expect(refusedBy(expertiseRules, 'qualification', given)).toEqual(refused)
  })
  it('leaves no rule out', () => {
    const seen = new Set(cases.flatMap(([, , refused]) => refused.map((name) => name.split('@')[0])))
    expect([...seen].toSorted()).toEqual(ruleNames(expertiseRules, 'qualification'))
  })
})

describe('renewal', () => {
  const following = (values: object, former: object | undefined, state = 'verified') =>
    expertiseConsequences.qualification?.({
      ...ruleInput({
        ...(former ? { before: { id: 'new', ...former } } : {}),
        after: { ...values },
        stored: [{ ...stored, state }],
      }),
      id: 'new',
    })

  it('renews the former one, and gives it back where the renewal is archived or names no other', () => {
    expect(following({ renews: 'a' }, undefined)).toEqual([{ record: 'qualification', id: 'a', step: 'renew' }])
    const back = [{ record: 'qualification', id: 'a', step: 'revive', changes: { checkedBy: null, checkedOn: null } }]
    expect(following({ renews: null }, { renews: 'a' }, 'renewed')).toEqual(back)
    expect(following({ archived: true }, { renews: 'a', archived: false }, 'renewed')).toEqual(back)
    expect(following({ note: 'x' }, { renews: 'a' }, 'renewed')).toEqual([])
  })
})
