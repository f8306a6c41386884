import { describe, expect, it } from 'vitest'
import { caseDay, type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { assetConsequences, assetRules } from './assets.rules.ts'

const step = (name: string) => ({ step: name })
const item = (phase: string, state: string, id = `${phase}-${state}`) => ({
  record: 'synchronyItem',
  id,
  asset: 'a',
  phase,
  state,
})
const met = [item('planned', 'met'), item('built', 'met'), item('operated', 'met')]
const launch = { action: step('putIntoOperation'), before: { id: 'a', launchedOn: caseDay } }
const addressed = (...addresses: readonly string[]) => ({
  after: { addresses: addresses.map((address) => ({ address })) },
})
const judged = (...results: readonly (readonly [string, string])[]) =>
  results.map(([code, result]) => ({ item: code, result }))
const baseline = { record: 'baseline', id: 'b', items: [{ code: 'H-1' }, { code: 'H-2' }] }

const periods = (...days: readonly (readonly [string, number])[]) =>
  days.map(([severity, count]) => ({ severity, days: count }))
const used = { action: step('putIntoUse'), before: { id: 'r', state: 'draft' } }

const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  remedyPeriod: [
    ['graver sooner', { ...used, after: { periods: periods(['high', 30], ['critical', 7]) } }, []],
    ['a severity without a limit between', { ...used, after: { periods: periods(['critical', 7], ['low', 90]) } }, []],
    ['a severity twice', { after: { periods: periods(['high', 7], ['high', 9]) } }, ['severityTwice@periods']],
    ['graver later', { ...used, after: { periods: periods(['low', 7], ['critical', 9]) } }, ['graverLater@periods']],
    ['itself as the one before', { before: { id: 'r' }, after: { follows: 'r' } }, ['followsItself@follows']],
    ['put away after its use', { action: 'archive', before: { id: 'r', state: 'current' } }, ['inUse@']],
  ],
  asset: [
    [
      'addresses of every kind',
      addressed('10.0.0.1', '10.0.0.0/24', 'fe80::1', 'db-1.example', 'https://a.example/x'),
      [],
    ],
    ['a sentence as address', addressed('10.0.0.1', 'the server in rack 4'), ['addressForm@addresses.1.address']],
    ['a number that is no byte', addressed('10.0.0.256/33'), ['addressForm@addresses.0.address']],
    ['the same host in capitals', addressed('Db-1.example', 'db-1.EXAMPLE.'), ['addressTwice@addresses']],
    ['built without a plan', { action: step('build'), before: { id: 'a' } }, ['planningOpen@']],
    ['built with its plan', { action: step('build'), before: { id: 'a' }, stored: [item('planned', 'met')] }, []],
    ['operated without any item', launch, ['synchronyOpen@']],
    ['operated with an open item', { ...launch, stored: [...met, item('built', 'open')] }, ['synchronyOpen@']],
    ['operated without a phase', { ...launch, stored: met.slice(1) }, ['synchronyOpen@']],
    ['operated with an exception', { ...launch, stored: [...met, item('operated', 'excepted')] }, []],
    [
      'operated from tomorrow on',
      { action: step('putIntoOperation'), before: { id: 'a', launchedOn: '2026-11-23' }, stored: met },
      ['launchAhead@launchedOn'],
    ],
    ['taken over past its check', { action: step('takeOver'), before: { id: 'a' }, stored: met }, ['checkBegun@']],
    ['taken over', { action: step('takeOver'), before: { id: 'a', launchedOn: caseDay } }, []],
  ],
  synchronyItem: [
    [
      'of a retired asset',
      { after: { asset: 'a' }, stored: [{ record: 'asset', id: 'a', state: 'retired' }] },
      ['assetRetired@asset'],
    ],
    ['of a planned asset', { after: { asset: 'a' }, stored: [{ record: 'asset', id: 'a', state: 'planned' }] }, []],
  ],
  vulnerability: [
    ['one CVE', { after: { cves: 'CVE-2026-12345' } }, []],
    ['several CVE', { after: { cves: 'CVE-2026-12345, CVE-1999-0001' } }, []],
    ['a CVE in small letters', { after: { cves: 'cve-2026-12345' } }, ['cveForm@cves']],
    ['a score of no version', { after: { cvssScore: '9.8' } }, ['scoreWithoutVersion@cvssVersion']],
    ['a score with its version', { after: { cvssScore: '9.8', cvssVersion: 'v31' } }, []],
    [
      'last before first',
      { after: { firstSeenOn: '2026-03-02', lastSeenOn: '2026-03-01' } },
      ['seenBackwards@lastSeenOn'],
    ],
    ['seen tomorrow', { after: { firstSeenOn: '2026-11-23' } }, ['seenAhead@firstSeenOn']],
  ],
  baseline: [
    ['a code twice', { after: { items: [{ code: 'H-1' }, { code: 'H-1' }] } }, ['codeTwice@items']],
    ['codes of their own', { after: { items: baseline.items } }, []],
  ],
  baselineCheck: [
    [
      'an item twice',
      { after: { baseline: 'b', results: judged(['H-1', 'pass'], ['H-1', 'fail']) }, stored: [baseline] },
      ['itemTwice@results'],
    ],
    [
      'an item of another baseline',
      { after: { baseline: 'b', results: judged(['N-1', 'pass']) }, stored: [baseline] },
      ['itemUnknown@results.0.item'],
    ],
    [
      'recorded with an item missing',
      {
        action: step('record'),
        before: { baseline: 'b', results: judged(['H-1', 'pass']), checkedOn: caseDay },
        stored: [baseline],
      },
      ['itemsMissing@'],
    ],
    [
      'recorded before its day',
      {
        action: step('record'),
        before: { baseline: 'b', results: judged(['H-1', 'pass'], ['H-2', 'fail']), checkedOn: '2026-11-23' },
        stored: [baseline],
      },
      ['checkedAhead@checkedOn'],
    ],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_name, given, refused) => {
    expect(refusedBy(assetRules, record, given)).toEqual(refused)
  })

  it('has a refused case for every rule', () => {
    const named = new Set(table.flatMap(([, , refused]) => refused.map((rule) => rule.split('@')[0])))
    expect([...named].toSorted()).toEqual(ruleNames(assetRules, record))
  })
})

describe('what follows', () => {
  const changed = (asset: object, ...items: readonly ReturnType<typeof item>[]) => {
    const after = { asset: 'a' }
    const stored = [{ record: 'asset', id: 'a', state: 'planned', ...asset }, ...items]
    return assetConsequences.synchronyItem?.({ ...ruleInput({ after, stored }), id: 'i' })
  }

  it('tells the asset how its items stand', () => {
    const told = (synchrony: string) => [{ record: 'asset', id: 'a', changes: { synchrony } }]
    expect(changed({}, item('planned', 'open'))).toEqual(told('gaps'))
    expect(changed({}, item('planned', 'met'))).toEqual(told('gaps'))
    expect(changed({}, ...met)).toEqual(told('complete'))
    expect(changed({}, ...met, item('built', 'excepted'))).toEqual(told('excepted'))
    expect(changed({ synchrony: 'complete' }, ...met)).toEqual([])
    expect(changed({ state: 'retired' }, ...met)).toEqual([])
  })

  it('counts a baseline check when it is recorded', () => {
    const results = judged(['H-1', 'pass'], ['H-2', 'pass'], ['H-3', 'fail'], ['H-4', 'notApplicable'])
    const given = { action: step('record'), before: { id: 'k', results } }
    const changes = { passed: 2, failed: 1, notApplicable: 1, passRate: '66.66' }
    expect(assetConsequences.baselineCheck?.({ ...ruleInput(given), id: 'k' })).toEqual([
      { record: 'baselineCheck', id: 'k', changes },
    ])
    const none = { action: step('record'), before: { id: 'k', results: judged(['H-1', 'notApplicable']) } }
    expect(assetConsequences.baselineCheck?.({ ...ruleInput(none), id: 'k' })[0]?.changes?.passRate).toBe(null)
    expect(assetConsequences.baselineCheck?.({ ...ruleInput({ before: { results } }), id: 'k' })).toEqual([])
  })
})
