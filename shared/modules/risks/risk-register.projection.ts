import { partRows } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import type { RiskRegister } from './risks.projection.ts'
import { type RiskLevel, riskLevels } from './risks.scale.ts'

/** One measure against a risk. */
export type RegisteredTreatment = {
  readonly number: string
  readonly title: string
  readonly owner: string
  readonly dueOn: string | null
  readonly state: string
}

/** One risk as the register prints it. */
export type RegisteredRisk = {
  readonly number: string
  readonly title: string
  readonly category: string
  readonly state: string
  readonly department: string
  readonly owner: string
  readonly cause: string
  readonly event: string
  readonly consequence: string
  readonly strategy: string
  /** Where it was before treatment and where it is, as likelihood × impact. */
  readonly movement: string
  readonly inherent: number | null
  readonly residual: number | null
  readonly level: RiskLevel | null
  readonly aboveAppetite: boolean
  readonly nextReviewOn: string | null
  readonly acceptedUntil: string | null
  readonly treatments: readonly RegisteredTreatment[]
}

type ScaleLevel = { readonly level: number; readonly word: string; readonly meaning: string }

/** The register of the risks that are rated by a scale, or by none yet, as its document prints it on a day. */
export type RiskRegisterDocument = {
  readonly organisation: string
  readonly classification: string
  readonly title: string
  readonly version: number | null
  readonly on: string
  readonly appetite: number | null
  readonly likelihoods: readonly ScaleLevel[]
  readonly impacts: readonly ScaleLevel[]
  readonly thresholds: readonly { readonly level: string; readonly from: number }[]
  readonly register: RiskRegister
  readonly risks: readonly RegisteredRisk[]
  readonly signer: { readonly id: string; readonly person: string; readonly on: string | null } | null
}

type Source = {
  readonly organisation: AnyEntity | null
  readonly scale: AnyEntity
  readonly register: RiskRegister
  readonly risks: readonly AnyEntity[]
  readonly treatments: readonly AnyEntity[]
  readonly on: string
  readonly nameOf: (record: string, id: string | null) => string
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const dayOf = (value: unknown) => (typeof value === 'string' ? value : null)
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)

function levelsIn(value: AnyValue | undefined): readonly ScaleLevel[] {
  return partRows(value)
    .map(({ level, word, meaning }) => ({ level: Number(level), word: textOf(word), meaning: textOf(meaning) }))
    .toSorted((one, other) => one.level - other.level)
}

const gravity = ({ level, rating }: AnyEntity) =>
  riskLevels.findIndex((known) => known === level) * 1000 + (numberOf(rating) ?? 0)

function registered(risk: AnyEntity, { treatments, nameOf }: Source): RegisteredRisk {
  return {
    number: textOf(risk.number),
    title: textOf(risk.title),
    category: textOf(risk.category),
    state: risk.state,
    department: nameOf('department', dayOf(risk.department)),
    owner: nameOf('person', dayOf(risk.owner)),
    cause: textOf(risk.cause),
    event: textOf(risk.event),
    consequence: textOf(risk.consequence),
    strategy: textOf(risk.strategy),
    movement: textOf(risk.movement),
    inherent: numberOf(risk.inherentRating),
    residual: numberOf(risk.residualRating),
    level: riskLevels.find((level) => level === risk.level) ?? null,
    aboveAppetite: risk.aboveAppetite === true,
    nextReviewOn: dayOf(risk.nextReviewOn),
    acceptedUntil: dayOf(risk.acceptedUntil),
    treatments: treatments
      .filter((treatment) => treatment.risk === risk.id)
      .map((treatment) => ({
        number: textOf(treatment.number),
        title: textOf(treatment.title),
        owner: nameOf('person', dayOf(treatment.owner)),
        dueOn: dayOf(treatment.dueOn),
        state: treatment.state,
      })),
  }
}

/** What a risk register prints: the same figures as the screen, then every risk, the gravest first. */
export function projectRiskRegisterDocument(source: Source): RiskRegisterDocument {
  const { organisation, scale, register, risks, on, nameOf } = source
  const gravest = risks.toSorted(
    (one, other) => gravity(other) - gravity(one) || textOf(one.number).localeCompare(textOf(other.number)),
  )
  const usedBy = textOf(scale.usedBy)
  return {
    organisation: textOf(organisation?.legalName) || textOf(organisation?.name),
    classification: textOf(organisation?.classification),
    title: textOf(scale.title),
    version: numberOf(scale.version),
    ...{ on, register, appetite: numberOf(scale.appetite) },
    likelihoods: levelsIn(scale.likelihoods),
    impacts: levelsIn(scale.impacts),
    thresholds: partRows(scale.thresholds)
      .map(({ level, from }) => ({ level: textOf(level), from: Number(from) }))
      .toSorted((one, other) => one.from - other.from),
    risks: gravest.map((risk) => registered(risk, source)),
    signer: usedBy === '' ? null : { id: usedBy, person: nameOf('person', usedBy), on: dayOf(scale.usedFrom) },
  }
}
