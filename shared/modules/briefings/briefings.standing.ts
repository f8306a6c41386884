import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { textOf } from '../people/people.validity.ts'

/** How a grave risk or finding stands, as a committee is told: a copy, which later changes of the record leave alone. */
export type StandingLine = {
  readonly id: string
  readonly risk: string | null
  readonly finding: string | null
  readonly title: string
  readonly grade: 'critical' | 'high' | 'moderate' | 'low'
  readonly standing: 'open' | 'inWork' | 'answered' | 'accepted'
  readonly dueOn: string | null
}

const most = 200
const grades = ['critical', 'high', 'moderate', 'low'] as const
const gradeOf = (value: AnyValue | undefined) => grades.find((grade) => grade === value) ?? 'low'

const riskStanding = new Map<string, StandingLine['standing']>([
  ['identified', 'open'],
  ['assessed', 'open'],
  ['inTreatment', 'inWork'],
  ['treated', 'answered'],
  ['accepted', 'accepted'],
])
const findingStanding = new Map<string, StandingLine['standing']>([
  ['open', 'open'],
  ['actionPlanned', 'inWork'],
  ['implemented', 'inWork'],
  ['verified', 'answered'],
  ['riskAccepted', 'accepted'],
])

const named = (row: AnyEntity) => `${textOf(row.number) ?? ''} ${textOf(row.title) ?? ''}`.trim().slice(0, 300)

/**
 * The material risks and findings, the gravest first: risks that are high, critical or above what is tolerated, and
 * findings that are high or critical, as long as they are not closed.
 */
export function materialStanding(risks: readonly AnyEntity[], findings: readonly AnyEntity[]): readonly StandingLine[] {
  const ofRisks = risks.flatMap((row): readonly StandingLine[] => {
    const standing = riskStanding.get(row.state)
    const grade = gradeOf(row.level)
    const isMaterial = grade === 'critical' || grade === 'high' || row.aboveAppetite === true
    if (standing === undefined || !isMaterial) return []
    const dueOn = textOf(row.nextReviewOn)
    return [{ id: row.id, risk: row.id, finding: null, title: named(row), grade, standing, dueOn }]
  })
  const ofFindings = findings.flatMap((row): readonly StandingLine[] => {
    const standing = findingStanding.get(row.state)
    const grade = gradeOf(row.severity)
    if (standing === undefined || (grade !== 'critical' && grade !== 'high')) return []
    return [{ id: row.id, risk: null, finding: row.id, title: named(row), grade, standing, dueOn: textOf(row.dueOn) }]
  })
  return [...ofRisks, ...ofFindings]
    .toSorted(
      (one, other) => grades.indexOf(one.grade) - grades.indexOf(other.grade) || one.title.localeCompare(other.title),
    )
    .slice(0, most)
}
