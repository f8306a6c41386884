import type { AnyEntity } from '../../record/values.ts'
import { type Coverage, projectCoverage } from './frameworks.coverage.ts'
import type { FrameworkName } from './frameworks.names.ts'
import { frameworks } from './frameworks.reference.ts'

/** A control that the statement names, for its appendix. */
export type StatedControl = {
  readonly number: string
  readonly title: string
  readonly state: string
  readonly owner: string
  /** What its last check found and on which day; null while nobody has checked it. */
  readonly last: { readonly result: string; readonly on: string } | null
}

/** How a system was scored by MLPS, by which version of the formula; days `YYYY-MM-DD`. */
export type StatedScore = {
  readonly number: string
  readonly title: string
  readonly asset: string
  readonly on: string
  readonly score: string
  readonly verdict: string
  readonly risk: string
  readonly formula: string
}

/** The statement of applicability of a framework, or of one chapter of MLPS, as its document prints it on a day. */
export type StatementDocument = {
  readonly organisation: string
  readonly classification: string
  /** How the framework calls itself, the same in every language. */
  readonly title: string
  readonly edition: string
  readonly on: string
  readonly coverage: Coverage
  /** Departments by id. */
  readonly departments: Readonly<Record<string, string>>
  readonly controls: readonly StatedControl[]
  /** Concluded assessments of the level of MLPS that the statement is of, the newest first. */
  readonly scores: readonly StatedScore[]
  /** Who decided, each once, with the latest day on which they did. */
  readonly signers: readonly { readonly id: string; readonly person: string; readonly on: string }[]
}

type Source = Omit<Parameters<typeof projectCoverage>[0], 'scope'> & {
  readonly framework: FrameworkName
  readonly scope: string | null
  readonly organisation: AnyEntity | null
  /** Concluded assessments by MLPS at the level of the statement. */
  readonly assessments: readonly AnyEntity[]
  readonly on: string
  readonly nameOf: (record: string, id: string | null) => string
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** How a framework is called on documents in every language. */
function statementTitle(framework: FrameworkName, scope: string | null): string {
  const names = { iso27001: 'ISO/IEC 27001:2022', nistCsf: 'NIST CSF 2.0', mlps: frameworks.mlps.edition }
  return scope === null ? names[framework] : `${names[framework]} ${scope}`
}

function scoresOf({ assessments, nameOf }: Source): readonly StatedScore[] {
  return assessments
    .map((one) => ({
      ...{ number: textOf(one.number), title: textOf(one.title), asset: nameOf('asset', textOf(one.asset)) },
      ...{ on: textOf(one.assessedOn) || textOf(one.concludedOn), score: textOf(one.score) },
      ...{ verdict: textOf(one.verdict), risk: textOf(one.risk), formula: textOf(one.formula) },
    }))
    .toSorted((one, other) => (one.on < other.on ? 1 : -1))
}

function signersOf({ requirements, nameOf }: Source) {
  const latest = new Map<string, string>()
  for (const { state, decidedBy, decidedOn } of requirements) {
    const [person, on] = [textOf(decidedBy), textOf(decidedOn)]
    if (state === 'decided' && person !== '' && on > (latest.get(person) ?? '')) latest.set(person, on)
  }
  return [...latest]
    .toSorted(([, one], [, other]) => (one < other ? 1 : -1))
    .map(([id, on]) => ({ id, person: nameOf('person', id), on }))
}

/** What a statement of applicability prints: the same coverage as the screen, with the names that it mentions. */
export function projectStatementDocument(source: Source): StatementDocument {
  const { framework, scope, organisation, on, nameOf } = source
  const coverage = projectCoverage(source)
  const departments = new Set(coverage.rows.flatMap(({ decision }) => decision?.department ?? []))
  const owners = new Map(source.controls.map(({ id, owner }) => [id, textOf(owner)]))
  const controls = new Map(
    coverage.rows.flatMap((row) => row.controls.map((control) => [control.id, control] as const)),
  )
  return {
    organisation: textOf(organisation?.legalName) || textOf(organisation?.name),
    classification: textOf(organisation?.classification),
    title: statementTitle(framework, scope),
    edition: frameworks[framework].edition,
    ...{ on, coverage },
    departments: Object.fromEntries([...departments].map((id) => [id, nameOf('department', id)])),
    controls: [...controls.values()]
      .toSorted((one, other) => (one.number < other.number ? -1 : 1))
      .map(({ id, number, title, state, last }) => {
        return { number, title, state, last, owner: nameOf('person', owners.get(id) ?? null) }
      }),
    scores: scoresOf(source),
    signers: signersOf(source),
  }
}
