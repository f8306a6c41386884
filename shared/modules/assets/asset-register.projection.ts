import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { assetRecord } from './asset.record.ts'
import { projectSynchrony, type SynchronyRegister } from './asset-register.synchrony.ts'

/** What a register must say of every asset. */
export const registerDuties = ['place', 'department', 'owner', 'grade'] as const
export type RegisterDuty = (typeof registerDuties)[number]

/** One asset as the register prints it. */
export type RegisteredAsset = {
  readonly number: string
  readonly name: string
  readonly code: string
  readonly place: string
  readonly department: string
  readonly owner: string
  readonly grade: string | null
  readonly exposure: string | null
  readonly state: string
  /** Its registration number; true where it is registered without one, false where it is not. */
  readonly registration: string | boolean
  readonly missing: readonly RegisterDuty[]
}

/** The assets of one kind; `unregistered` counts those that must be registered and are not, null where none must. */
export type KindOfAssets = {
  readonly kind: string
  readonly unregistered: number | null
  readonly assets: readonly RegisteredAsset[]
}

/** A person who stands for the register. */
export type RegisterSigner = { readonly duty: 'head' | 'keeper'; readonly id: string; readonly person: string }

/** The assets that a unit and those below it answer for, as their register prints them on a day. */
export type AssetRegisterDocument = {
  readonly organisation: string
  readonly classification: string
  readonly unit: string
  readonly units: number
  readonly on: string
  readonly total: number
  readonly exposed: number
  readonly unregistered: number
  readonly incomplete: number
  readonly kinds: readonly KindOfAssets[]
  readonly grades: readonly { readonly grade: string | null; readonly count: number }[]
  readonly synchrony: SynchronyRegister
  /** Who stands for it: the head of the unit, and whoever entered the last of its assets; each once. */
  readonly signers: readonly RegisterSigner[]
}

type Source = {
  readonly organisation: AnyEntity | null
  readonly unit: AnyEntity
  /** How many units it stands for, itself counted. */
  readonly units: number
  readonly assets: readonly AnyEntity[]
  /** The three-synchrony items of these assets. */
  readonly items: readonly AnyEntity[]
  readonly on: string
  readonly nameOf: (record: string, id: string | null) => string
}

/** Lines and exposed services are reported to whoever registers them. */
const registeredKinds: ReadonlySet<unknown> = new Set(['dedicatedLine', 'exposedService'])

const textOf = (value: AnyValue | undefined) => (isText(value) ? value : '')
const idOf = (value: AnyValue | undefined) => (isText(value) ? value : null)

function registered(asset: AnyEntity, nameOf: Source['nameOf']): RegisteredAsset {
  const isRegistered = asset.registered === true
  return {
    number: textOf(asset.number),
    name: textOf(asset.name),
    code: textOf(asset.code),
    place: textOf(asset.place),
    department: nameOf('department', idOf(asset.department)),
    owner: nameOf('person', idOf(asset.owner)),
    grade: idOf(asset.grade),
    exposure: idOf(asset.exposure),
    state: asset.state,
    registration: isRegistered ? textOf(asset.registration) || true : false,
    missing: registerDuties.filter((duty) => !isText(asset[duty])),
  }
}

function kindsOf(assets: readonly AnyEntity[], nameOf: Source['nameOf']): readonly KindOfAssets[] {
  return assetRecord.fields.kind.choices.flatMap((kind) => {
    const own = assets
      .filter((asset) => asset.kind === kind)
      .map((asset) => registered(asset, nameOf))
      .toSorted((one, other) => one.number.localeCompare(other.number))
    if (own.length === 0) return []
    const missed = own.filter(({ registration }) => registration === false).length
    return [{ kind, unregistered: registeredKinds.has(kind) ? missed : null, assets: own }]
  })
}

function signersOf({ unit, assets, nameOf }: Source): readonly RegisterSigner[] {
  const head = textOf(unit.head)
  if (head === '') return []
  // Not who changed one last: sealing itself changes those whose numbers it makes final.
  const keeper = assets.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))[0]?.createdBy ?? ''
  const signer = (duty: RegisterSigner['duty'], id: string) => ({ duty, id, person: nameOf('person', id) })
  return [signer('head', head), ...(keeper === '' || keeper === head ? [] : [signer('keeper', keeper)])]
}

/** What a register of assets prints: how many of what grade, then every asset that is in use or on its way, by kind. */
export function projectAssetRegister(source: Source): AssetRegisterDocument {
  const { organisation, unit, units, assets, on, nameOf } = source
  const kinds = kindsOf(assets, nameOf)
  const all = kinds.flatMap((kind) => kind.assets)
  const grades = [...assetRecord.fields.grade.choices.toReversed(), null]
  return {
    organisation: textOf(organisation?.legalName) || textOf(organisation?.name),
    classification: textOf(organisation?.classification),
    unit: textOf(unit.name),
    ...{ units, on, total: all.length, kinds },
    exposed: all.filter(({ exposure }) => exposure === 'direct' || exposure === 'indirect').length,
    unregistered: kinds.reduce((sum, kind) => sum + (kind.unregistered ?? 0), 0),
    incomplete: all.filter(({ missing }) => missing.length > 0).length,
    grades: grades.map((grade) => ({ grade, count: all.filter((asset) => asset.grade === grade).length })),
    synchrony: projectSynchrony(assets, source.items, nameOf),
    signers: signersOf(source),
  }
}
