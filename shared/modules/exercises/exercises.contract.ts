import { z } from 'zod'
import { languages } from '../../base/translate.ts'
import { answer, command, query, task } from '../../contract/operation.ts'
import { calendarDay, cleanText, identifier } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'
import type { OutgoingFile } from '../files/files.contract.ts'
import type { AttackCatalogue } from './attack-catalogue.ts'
import type { AttackDifference } from './attack-difference.ts'
import { attackStepRecord } from './attack-step.record.ts'
import type { ControlEvidence } from './exercises.control-evidence.ts'
import type { DefenceKind } from './exercises.defence.ts'
import type { ShippedTemplate } from './exercises.templates.ts'
import type { TrendEntry } from './exercises.trend.ts'
import type { RunFault, RunFormat, RunLoss } from './foreign-run.ts'
import type { LayerLoss, LayerTechnique } from './navigator-layer.ts'

const writers = ['administrator', 'lead', 'auditor', 'trainer'] as const

/** The catalogue in force, and where it comes from. */
export type AttackInForce = {
  readonly catalogue: AttackCatalogue
  /** Null where it is the shipped one. */
  readonly loaded: { readonly id: string; readonly title: string; readonly at: string } | null
  readonly shippedVersion: string
  /** Whose the catalogue is and on what terms it may be passed on, as its publisher words it. */
  readonly licence: string
}

/** What a bundle holds and what it changes; `record` is the catalogue that was made of it, where that was asked for. */
export type AttackLoading = {
  readonly version: string
  readonly tactics: number
  readonly techniques: number
  readonly retired: number
  readonly difference: AttackDifference
  readonly record: string | null
}

const vectors = attackStepRecord.fields.vector.choices
export type Vector = (typeof vectors)[number]

/** What layers hold for an exercise, and how many steps were planned of it, where that was asked for. */
export type LayerReading = {
  readonly layers: readonly { readonly name: string; readonly techniques: number }[]
  /** The techniques that the exercise has no step for. */
  readonly missing: readonly LayerTechnique[]
  readonly losses: readonly LayerLoss[]
  readonly planned: number | null
}

/** What the file of another program holds for an exercise; with faults nothing of it is taken. */
export type RunReading = {
  readonly format: RunFormat
  readonly read: number
  /** How many of them the exercise has no step for. */
  readonly fresh: number
  readonly faults: readonly RunFault[]
  readonly losses: readonly RunLoss[]
  /** The first of those that the exercise has no step for. */
  readonly steps: readonly {
    readonly where: string
    readonly title: string
    readonly technique: string | null
    readonly startedAt: string | null
    readonly kinds: readonly DefenceKind[]
  }[]
  readonly made: number | null
}

/** The most exercises that go into one list of layers, or are compared at once. */
const mostExercises = 200

const languageCheck = z.enum(languages)
const shippedKey = z.string().max(60)
const filledTitle = cleanText(200, false).refine((title) => title !== '', { error: 'required' })

/** What a template was taken into: the record, and its revision, by which it is taken back. */
type Made = { readonly id: string; readonly revision: string }

export const exercisesContract = {
  templates: {
    /** The templates that the product ships, in the words of a language. */
    shipped: query(everyRole, z.strictObject({ language: languageCheck }), answer<readonly ShippedTemplate[]>()),
    /**
     * Makes an exercise of a template, with its steps, injects and white cards, in one change; nothing of it is begun or approved.
     * `missing` where there is no such template; `invalid` names what of the exercise cannot be.
     */
    use: command(
      writers,
      z.strictObject({
        from: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('shipped'), key: shippedKey, language: languageCheck }),
          z.strictObject({ kind: z.literal('own'), id: identifier }),
        ]),
        title: filledTitle,
        start: calendarDay,
        previousExercise: identifier.nullable().default(null),
      }),
      answer<{
        readonly exercise: Made
        readonly steps: number
        readonly injects: number
        readonly cards: number
      }>(),
    ),
    /** Copies a shipped template into the vault, where it is edited like any record. `missing` where there is no such one. */
    copy: command(writers, z.strictObject({ key: shippedKey, language: languageCheck }), answer<Made>()),
    /** Keeps the plan of an exercise as a template: no people, outcomes, evidence or facts of the defence. */
    keep: command(writers, z.strictObject({ exercise: identifier, title: filledTitle }), answer<Made>()),
  },
  attack: {
    /** The catalogue in which techniques are picked and drawn; it names the ids of the shipped one even where another is in force. */
    catalogue: query(everyRole, z.strictObject({}), answer<AttackInForce>()),
    /**
     * Reads a STIX bundle of ATT&CK Enterprise and, with `apply`, puts it in the place of the catalogue in force.
     * `invalid`: `errors.attackLarge`, `errors.jsonUnreadable`, and as `readStix`.
     */
    load: task(writers, z.strictObject({ ticket: z.string().max(100), apply: z.boolean() }), answer<AttackLoading>()),
    /** Puts the shipped catalogue in force again; nothing happens where it is. */
    useShipped: command(writers, z.strictObject({}), answer<{ readonly superseded: number }>()),
  },
  exercises: {
    /** Rates and times of exercises side by side, from all of their steps and facts, in the order given. */
    trend: query(
      everyRole,
      z.strictObject({ exercises: z.array(identifier).max(mostExercises) }),
      answer<readonly TrendEntry[]>(),
    ),
    /** How far a control came in exercises, by all facts that name it. */
    ofControl: query(everyRole, z.strictObject({ control: identifier }), answer<ControlEvidence>()),
  },
  navigator: {
    /**
     * Reads layers of ATT&CK Navigator for an exercise and, with `take`, plans a step of that vector for each technique that has none.
     * `invalid`: `errors.layerLarge`, `errors.layerSteps`, `errors.jsonUnreadable`, and as `readLayers`.
     */
    read: task(
      writers,
      z.strictObject({ exercise: identifier, ticket: z.string().max(100), take: z.enum(vectors).optional() }),
      answer<LayerReading>(),
    ),
    /** Writes what exercises tried as a layer, or several as a list of layers. */
    write: task(
      everyRole,
      z.strictObject({ exercises: z.array(identifier).min(1).max(mostExercises) }),
      answer<OutgoingFile>(),
    ),
  },
  foreignRun: {
    /**
     * Reads what another program tells of a run and, with `take` and without faults, makes steps of that vector, and facts of
     * the defence, of all that the exercise has no step for.
     * `invalid`: `errors.runLarge`, `errors.runSteps`, `errors.vectrHeads`, `errors.jsonUnreadable`, `errors.runShape`, `errors.purpleopsArchive`,
     * and as `parsedYaml`, `readCsv`, `readAttire`, `readCaldera`, `readPurpleOps` and `readStixSteps`.
     */
    read: task(
      writers,
      z.strictObject({ exercise: identifier, ticket: z.string().max(100), take: z.enum(vectors).optional() }),
      answer<RunReading>(),
    ),
    /** Writes the steps of an exercise as the CSV of VECTR; as a `plan` without the defence, the times and the places. */
    write: task(
      everyRole,
      z.strictObject({ exercise: identifier, as: z.enum(['run', 'plan']).optional() }),
      answer<OutgoingFile>(),
    ),
  },
} as const
