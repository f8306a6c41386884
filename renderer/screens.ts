import type { ComponentType } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import type { ModuleName, RecordName, records } from '#shared/registry.ts'
import { accountabilityScreens } from './modules/accountability/accountability.screens.tsx'
import { assetsScreens } from './modules/assets/assets.screens.tsx'
import { auditsScreens } from './modules/audits/audits.screens.tsx'
import { briefingsScreens } from './modules/briefings/briefings.screens.tsx'
import { cadenceScreens } from './modules/cadence/cadence.screens.tsx'
import { controlsScreens } from './modules/controls/controls.screens.tsx'
import { frameworksScreens } from './modules/controls/frameworks/frameworks.screens.tsx'
import { cyclesScreens } from './modules/cycles/cycles.screens.tsx'
import { departmentReportsScreens } from './modules/department-reports/department-reports.screens.tsx'
import { exercisesScreens } from './modules/exercises/exercises.screens.tsx'
import { indicatorsScreens } from './modules/indicators/indicators.screens.tsx'
import { peopleScreens } from './modules/people/people.screens.tsx'
import { policiesScreens } from './modules/policies/policies.screens.tsx'
import { reportsScreens } from './modules/reports/reports.screens.tsx'
import { risksScreens } from './modules/risks/risks.screens.tsx'
import { samplingScreens } from './modules/sampling/sampling.screens.tsx'
import { skillsScreens } from './modules/skills/skills.screens.tsx'
import { spendingScreens } from './modules/spending/spending.screens.tsx'
import { trainingScreens } from './modules/training/training.screens.tsx'
import type { DetailProps } from './records/detail-props.ts'
import type { OwnInputProps } from './records/own-inputs.ts'

export type ScreenProps = { readonly record: AnyRecord }
type Load = () => Promise<ComponentType<ScreenProps>>
type LoadTab = () => Promise<ComponentType<DetailProps>>
type LoadInput = () => Promise<ComponentType<OwnInputProps>>

/**
 * Screens that replace derived ones, each fetched when it is first shown; `form` serves new and known records alike.
 * `views` are other ways to show a list (`<record>.view.<name>`), `tabs` more of a record's page (`<record>.tab.<name>`).
 */
export type RecordScreens = {
  readonly list?: Load
  readonly form?: Load
  readonly detail?: Load
  readonly views?: Readonly<Record<string, Load>>
  /** The views that show something else than the rows of the list: its count and its filters do not stand above them. */
  readonly apart?: readonly string[]
  readonly tabs?: Readonly<Record<string, LoadTab>>
  /** Stands beside the button that makes a new record: another way to begin one. */
  readonly beginning?: Load
  /** Controls of the derived form in place of those that follow from the kinds of these fields. */
  readonly inputs?: Readonly<Record<string, LoadInput>>
  /** Stands on the record's page between its steps and its tabs. */
  readonly beside?: LoadTab
}

/** Screens by record, of one module only. */
type ModuleScreens<Module extends ModuleName> = {
  readonly [Name in RecordName as (typeof records)[Name]['module'] extends Module ? Name : never]?: RecordScreens
}

/** A module whose screens all follow from its declarations. */
const allDerived = {}

/** The screens of every module, one line each; what is absent is derived from the declaration of the record. */
export const screens: { readonly [Module in ModuleName]: ModuleScreens<Module> } = {
  accountability: accountabilityScreens,
  assets: assetsScreens,
  audits: auditsScreens,
  briefings: briefingsScreens,
  cadence: cadenceScreens,
  competitions: allDerived,
  controls: controlsScreens,
  departmentReports: departmentReportsScreens,
  exercises: exercisesScreens,
  cycles: cyclesScreens,
  frameworks: frameworksScreens,
  indicators: indicatorsScreens,
  journal: allDerived,
  members: allDerived,
  notes: allDerived,
  organisation: allDerived,
  packs: allDerived,
  people: peopleScreens,
  policies: policiesScreens,
  replies: allDerived,
  reports: reportsScreens,
  risks: risksScreens,
  sampling: samplingScreens,
  spending: spendingScreens,
  training: trainingScreens,
  skills: skillsScreens,
}
