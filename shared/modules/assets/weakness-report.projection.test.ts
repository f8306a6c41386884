import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import type { PlaceCount } from './weakness-report.places.ts'
import { mostListed } from './weakness-report.places.ts'
import { lastChecksOf, projectWeaknessReport, type WeaknessSource } from './weakness-report.projection.ts'

const on = '2026-11-30'

const project = (over: Partial<WeaknessSource>) =>
  projectWeaknessReport({
    ...{
      organisation: null,
      unit: entity({ name: 'Networks', head: 'ann' }),
      units: 1,
      on,
      found: [],
      ended: { closed: [], accepted: [] },
    },
    ...{ places: [], unowned: 0, remedies: [], sinceScan: null, checks: [], shownChecks: [], baselines: [] },
    ...{ late: { rows: [], total: 0 }, accepted: { rows: [], total: 0 }, scans: { rows: [], total: 0 } },
    nameOf: (record, id) => (id === null ? '' : `${record} ${id}`),
    ...over,
  })

describe('the report of weaknesses', () => {
  it('counts each severity by state, with the limit that holds on its day', () => {
    const found = (severity: string, state: string, count: number, late = 0) => ({
      ...{ severity, state, firstSeenOn: '2026-11-01', count, late },
    })
    const { severities, standing } = project({
      found: [found('high', 'open', 3, 2), found('high', 'fixedClaimed', 1, 1), found('high', 'accepted', 4, 4)],
      remedies: [
        {
          ...{ version: 1, usedFrom: '2026-01-01', retiredOn: null },
          periods: [{ severity: 'high', days: 7 }],
        },
      ],
    })
    const resting = { accepted: 4, notSeen: 0, verified: 0, falsePositive: 0 }
    expect(severities.find(({ severity }) => severity === 'high')).toEqual({
      ...{ severity: 'high', days: 7, open: 4, late: 3, resting },
    })
    expect(severities.map(({ days }) => days)).toEqual([null, 7, null, null, null])
    expect(standing.open).toBe(4)
  })

  it('names the gravest places first and counts the rest', () => {
    const place = (asset: string, severity: string, count: number, late = 0): PlaceCount => ({
      ...{ department: 'net', asset, severity, count, late },
    })
    const many = Array.from({ length: 30 }, (_, index) => place(`low ${index}`, 'low', 1))
    const { assets, departments } = project({
      places: [
        ...many,
        place('a', 'high', 9),
        place('b', 'critical', 1),
        place('b', 'low', 2),
        place('c', 'high', 9, 1),
      ],
    })
    expect(assets.rows.slice(0, 3)).toEqual([
      { name: 'asset b', counts: [1, 0, 0, 2, 0], open: 3, late: 0 },
      { name: 'asset c', counts: [0, 9, 0, 0, 0], open: 9, late: 1 },
      { name: 'asset a', counts: [0, 9, 0, 0, 0], open: 9, late: 0 },
    ])
    expect([assets.rows.length, assets.total]).toEqual([mostListed.places, 33])
    expect(departments).toEqual({
      rows: [{ name: 'department net', counts: [1, 18, 0, 32, 0], open: 51, late: 1 }],
      total: 1,
    })
  })

  it('takes the last check of an asset against a baseline, the worst first', () => {
    const check = (id: string, asset: string, checkedOn: string, failed: number) => ({
      ...{ id, asset, baseline: 'b', checkedOn, passed: 1, failed, passRate: null },
    })
    const last = lastChecksOf([
      check('1', 'x', '2026-05-01', 9),
      check('2', 'x', '2026-06-01', 1),
      check('4', 'y', '2026-06-01', 2),
      check('3', 'y', '2026-06-01', 7),
    ])
    expect(last.map(({ id }) => id)).toEqual(['4', '2'])
  })

  it.each([
    ['ann', null, ['head ann']],
    ['ann', 'bo', ['head ann', 'scanner bo']],
    ['ann', 'ann', ['head ann']],
    [null, 'bo', []],
  ])('is signed, where %s heads the unit and %s took in the newest scan, by %o', (head, importedBy, signers) => {
    const scan = {
      ...{ title: 'f', format: 'nessus' as const, tool: 'Nessus', toolVersion: null, sha256: '', scannedOn: on },
      ...{ importedBy: importedBy ?? '', importedAt: `${on}T00:00:00.000Z`, hosts: 'a\nb\n\nc\nd', hostCount: 4 },
      ...{ rowCount: 1, created: 1, known: 0, changed: 0, reappeared: 0, notSeen: 0, leftOut: 0 },
    }
    const rows = importedBy === null ? [] : [{ ...entity({}), ...scan }]
    const report = project({ unit: entity({ name: 'N', head }), scans: { rows, total: rows.length } })
    expect(report.signers.map(({ duty, id }) => `${duty} ${id}`)).toEqual(signers)
    if (rows.length > 0) expect(report.scans.rows[0]?.hosts).toEqual(['a', 'b'])
  })
})
