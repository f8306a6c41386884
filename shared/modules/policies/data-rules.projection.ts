import type { Entity } from '../../record/record.ts'
import type { assetRecord } from '../assets/asset.record.ts'
import type { organisationRecord } from '../organisation/organisation.record.ts'
import type { departmentRecord } from '../people/department.record.ts'
import type { dataGradeRecord } from './data-grade.record.ts'
import { type CheckedControl, type ControlSource, checkedControls } from './data-rules.controls.ts'
import { type DataRule, type DataRuleSource, dataRules } from './data-rules.policies.ts'
import { exceptionUrgency, projectExceptions } from './policies.exceptions.ts'
import type { policyExceptionRecord } from './policy-exception.record.ts'
import type { violationCaseRecord } from './violation-case.record.ts'
import type { violationScenarioRecord } from './violation-scenario.record.ts'

type Grade = Entity<typeof dataGradeRecord>
type Scenario = Entity<typeof violationScenarioRecord>
type Case = Entity<typeof violationCaseRecord>
type Asset = Entity<typeof assetRecord>
type NameOf = (record: string, id: string | null) => string

/** So many decided cases are listed, the latest; those that are open are listed all. */
export const mostDecided = 100
/** Kinds of assets in which data is kept or worked with. */
export const dataSystemKinds = ['criticalInfrastructure', 'application', 'database'] as const

/** A grade of the standard, with how many scenarios and how many cases of the unit concern it. */
export type GradeLine = Pick<Grade, 'title' | 'level' | 'meaning'> & {
  readonly policy: string
  readonly owner: string
  readonly examples: string
  readonly handling: readonly { readonly activity: string; readonly rule: string }[]
  readonly scenarios: number
  readonly cases: number
  readonly open: number
}

/** A way in which rules are broken, who answers for what, and how often it happened in the unit. */
export type ScenarioLine = Pick<Scenario, 'title' | 'severity' | 'description'> & {
  readonly number: string
  readonly policy: string
  readonly clause: string
  readonly grades: readonly string[]
  readonly responsibilities: readonly { readonly bearer: string; readonly responsibility: string }[]
  readonly measure: string
  readonly cases: number
}

/** A case as the head of its unit reads it: who is concerned, and what was found out about them, is not said. */
export type CaseLine = Pick<
  Case,
  'title' | 'state' | 'outcome' | 'occurredOn' | 'reportedOn' | 'dueOn' | 'decidedOn'
> & {
  readonly number: string
  readonly scenario: string
  readonly severity: string | null
  readonly grade: string
  readonly department: string
  readonly decidedBy: string
  readonly lessons: string
  /** Open after its day. */
  readonly isLate: boolean
}

type LeaveLine = {
  readonly number: string
  readonly title: string
  readonly policy: string
  readonly department: string
  readonly dueOn: string
  readonly urgency: 'expired' | 'soon' | null
}

type SystemLine = Pick<Asset, 'name' | 'kind' | 'grade' | 'state'> & {
  readonly number: string
  readonly department: string
  readonly owner: string
}

type Signer = { readonly duty: 'head' | 'standard'; readonly id: string; readonly person: string }

/** What a unit and those below it must do with data, what went wrong, and what is open; names resolved, days `YYYY-MM-DD`. */
export type DataRulesDocument = {
  readonly organisation: string
  readonly classification: string
  readonly unit: string
  readonly units: number
  readonly on: string
  /** The most sensitive first. */
  readonly grades: readonly GradeLine[]
  readonly scenarios: readonly ScenarioLine[]
  readonly open: readonly CaseLine[]
  /** The latest first; `left` are counted alone. */
  readonly decided: { readonly rows: readonly CaseLine[]; readonly left: number }
  /** Decided cases in which nothing had been violated. */
  readonly unfounded: number
  /** Cases of the vault that name no department, which stand in no unit's document. */
  readonly nowhere: number
  readonly rules: readonly DataRule[]
  readonly exceptions: readonly LeaveLine[]
  readonly controls: readonly CheckedControl[]
  readonly systems: readonly SystemLine[]
  readonly signers: readonly Signer[]
}

/** The records that the document stands on; cases, controls and assets are those of the unit and the units below it. */
export type DataRulesSource = DataRuleSource &
  ControlSource & {
    readonly organisation: Entity<typeof organisationRecord> | null
    readonly unit: Entity<typeof departmentRecord>
    readonly units: number
    readonly grades: readonly Grade[]
    readonly scenarios: readonly Scenario[]
    readonly cases: readonly Case[]
    readonly nowhere: number
    /** In force or run out, for the unit or for the whole house. */
    readonly exceptions: readonly Entity<typeof policyExceptionRecord>[]
    readonly assets: readonly Asset[]
    readonly on: string
    readonly nameOf: NameOf
  }

const gravity = ['grave', 'serious', 'minor'] as const
const isOpen = ({ state }: Pick<Case, 'state'>) => state !== 'decided'

function gradeLines({ grades, scenarios, cases, nameOf }: DataRulesSource): readonly GradeLine[] {
  return grades
    .toSorted((one, other) => other.level - one.level || one.title.localeCompare(other.title))
    .map(({ id, title, level, meaning, policy, owner, examples, handling }) => {
      const own = cases.filter(({ grade }) => grade === id)
      return {
        ...{ title, level, meaning, examples: examples ?? '' },
        ...{ policy: nameOf('policy', policy), owner: nameOf('person', owner) },
        handling: handling.map(({ activity, rule }) => ({ activity, rule })),
        scenarios: scenarios.filter((scenario) => scenario.grades.includes(id)).length,
        ...{ cases: own.length, open: own.filter(isOpen).length },
      }
    })
}

function scenarioLines({ scenarios, cases, nameOf }: DataRulesSource): readonly ScenarioLine[] {
  return scenarios
    .toSorted((one, other) => gravity.indexOf(one.severity) - gravity.indexOf(other.severity))
    .map((scenario) => ({
      ...{ number: scenario.number ?? '', title: scenario.title, severity: scenario.severity },
      ...{ description: scenario.description, measure: scenario.measure ?? '', clause: scenario.clauseName ?? '' },
      policy: nameOf('policy', scenario.policy),
      grades: scenario.grades.map((grade) => nameOf('dataGrade', grade)),
      responsibilities: scenario.responsibilities.map(({ bearer, responsibility }) => ({ bearer, responsibility })),
      cases: cases.filter((one) => one.scenario === scenario.id).length,
    }))
}

/** The cases that the document lists, as the vault holds them: the open by their day, the decided by the latest. */
export function listedCases(cases: readonly Case[]): {
  readonly open: readonly Case[]
  readonly decided: readonly Case[]
} {
  const dueOn = (one: Case) => one.dueOn ?? '9999'
  const decidedOn = (one: Case) => one.decidedOn ?? ''
  const open = cases.filter(isOpen).toSorted((one, other) => dueOn(one).localeCompare(dueOn(other)))
  const decided = cases
    .filter((one) => !isOpen(one))
    .toSorted((one, other) => decidedOn(other).localeCompare(decidedOn(one)))
  return { open, decided: decided.slice(0, mostDecided) }
}

function caseLine(one: Case, { scenarios, on, nameOf }: DataRulesSource): CaseLine {
  const { title, state, outcome, occurredOn, reportedOn, dueOn, decidedOn } = one
  const scenario = scenarios.find(({ id }) => id === one.scenario)
  return {
    ...{ title, state, outcome, occurredOn, reportedOn, dueOn, decidedOn },
    ...{ number: one.number ?? '', scenario: scenario?.title ?? '', severity: scenario?.severity ?? null },
    ...{ grade: nameOf('dataGrade', one.grade), department: nameOf('department', one.department) },
    ...{ decidedBy: nameOf('person', one.decidedBy), lessons: one.lessons ?? '' },
    isLate: isOpen(one) && dueOn !== null && dueOn < on,
  }
}

function leaveLines({ exceptions, on, nameOf }: DataRulesSource): readonly LeaveLine[] {
  const known = new Map(exceptions.map((row) => [row.id, row]))
  return projectExceptions(exceptions, on).rows.flatMap(({ id }) => {
    const row = known.get(id)
    if (!row) return []
    const { title, dueOn } = row
    return [
      {
        ...{ number: row.number ?? '', title, dueOn, urgency: exceptionUrgency(row, on) },
        ...{ policy: nameOf('policy', row.policy), department: nameOf('department', row.department) },
      },
    ]
  })
}

/** The head of the unit signs first, then who owns the highest grade of the standard, if it is another. */
function signersOf({ unit, grades, nameOf }: DataRulesSource): readonly Signer[] {
  if (unit.head === null) return []
  const signer = (duty: Signer['duty'], id: string): Signer => ({ duty, id, person: nameOf('person', id) })
  const owner = grades.toSorted((one, other) => other.level - one.level).find((grade) => grade.owner !== null)?.owner
  return [signer('head', unit.head), ...(!owner || owner === unit.head ? [] : [signer('standard', owner)])]
}

/** What the document of a unit's data rules prints. */
export function projectDataRules(source: DataRulesSource): DataRulesDocument {
  const { organisation, unit, units, cases, nowhere, on, nameOf } = source
  const listed = listedCases(cases)
  const decided = cases.length - listed.open.length
  return {
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    classification: organisation?.classification ?? '',
    ...{ unit: unit.name, units, on, nowhere },
    grades: gradeLines(source),
    scenarios: scenarioLines(source),
    open: listed.open.map((one) => caseLine(one, source)),
    decided: {
      rows: listed.decided.map((one) => caseLine(one, source)),
      left: decided - listed.decided.length,
    },
    unfounded: cases.filter(({ outcome, state }) => state === 'decided' && outcome === 'unfounded').length,
    rules: dataRules(source),
    exceptions: leaveLines(source),
    controls: checkedControls(source),
    systems: source.assets.map((asset) => ({
      ...{ number: asset.number ?? '', name: asset.name, kind: asset.kind, grade: asset.grade, state: asset.state },
      ...{ department: nameOf('department', asset.department), owner: nameOf('person', asset.owner) },
    })),
    signers: signersOf(source),
  }
}
