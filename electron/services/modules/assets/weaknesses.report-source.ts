import type { Filter } from '#shared/contract/list.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { baselineRecord } from '#shared/modules/assets/baseline.record.ts'
import { baselineCheckRecord } from '#shared/modules/assets/baseline-check.record.ts'
import { remedyPeriodRecord } from '#shared/modules/assets/remedy-period.record.ts'
import { scanRecord } from '#shared/modules/assets/scan.record.ts'
import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import { mostListed } from '#shared/modules/assets/weakness-report.places.ts'
import {
  type CheckLine,
  lastChecksOf,
  projectWeaknessReport,
} from '#shared/modules/assets/weakness-report.projection.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { ReadContext } from '../../context.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { unitOf } from '../../reports/report-unit.ts'
import { assetDepartments, weaknessesOf } from './weaknesses.counts.ts'

const recorded: readonly Filter[] = [{ field: 'state', comparison: 'is', value: 'recorded' }]

/** How many checks are read at once, without their results. */
const slice = 5000

/** The last recorded check of each asset that counts against each baseline; those that are printed whole. */
function checksOf(context: ReadContext, counts: (asset: string) => boolean) {
  const checks = context.read(baselineCheckRecord)
  const read = (after: number) =>
    checks.slice(['asset', 'baseline', 'checkedOn', 'passed', 'failed', 'passRate'], {
      ...{ filters: recorded, after, limit: slice },
    })
  let part = read(0)
  const lines: CheckLine[] = [...part.rows]
  while (part.last !== null) {
    part = read(part.last)
    lines.push(...part.rows)
  }
  const last = lastChecksOf(lines.filter(({ asset }) => counts(asset)))
  const shown = last.slice(0, mostListed.checks).map(({ id }) => checks.get(id))
  const baselines = [...new Set(shown.map(({ baseline }) => baseline))]
  return {
    ...{ checks: last, shownChecks: shown },
    baselines: baselines.flatMap((id) => context.read(baselineRecord).find(id) ?? []),
  }
}

function scansOf(context: ReadContext) {
  const scans = context.read(scanRecord)
  const sort = [
    { field: 'scannedOn', descending: true },
    { field: 'importedAt', descending: true },
  ]
  return { rows: scans.first({ filters: [], sort, limit: mostListed.scans }), total: scans.count() }
}

/** What was found in the assets of a unit and of the units below it, and what of it stands open. */
export const weaknessesReport: ReportKind<'weaknesses'> = {
  record: departmentRecord,
  readers: vulnerabilityRecord.readers,
  gather(context, id) {
    const { unit, count, has, organisations, organisation } = unitOf(context, id, 'what was')
    const scans = scansOf(context)
    const weaknesses = weaknessesOf(context, { has, since: scans.rows[0]?.scannedOn ?? null })
    const assets = assetDepartments(context)
    const baseline = checksOf(context, (asset) => has(assets.get(asset) ?? null))
    const remedies = context.read(remedyPeriodRecord).all([{ field: 'usedFrom', comparison: 'filled' }])
    const projection = projectWeaknessReport({
      ...{ unit, units: count, organisation, on: context.today, nameOf: namesOf(context) },
      ...{ remedies, scans, ...weaknesses, ...baseline },
    })
    return {
      title: unit.name,
      number: '',
      shown: [
        { record: organisationRecord, rows: organisations },
        { record: departmentRecord, rows: [unit] },
        // What a scanner wrote at length stands nowhere in the report.
        {
          record: vulnerabilityRecord,
          rows: [...weaknesses.late.rows, ...weaknesses.accepted.rows],
          without: ['description', 'solution', 'output'],
        },
        { record: scanRecord, rows: scans.rows },
        { record: remedyPeriodRecord, rows: remedies },
        { record: baselineRecord, rows: baseline.baselines },
        { record: baselineCheckRecord, rows: baseline.shownChecks },
      ],
      named: [personRecord, departmentRecord, assetRecord],
      projection,
      signatories: projection.signers.map(({ id: person }) => person),
      selfApproved: false,
      notReady: projection.signers.length === 0 ? 'weaknessDocument.refused.noHead' : null,
    }
  },
}
