import type { Entity } from '../../record/record.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import type { briefingRecord } from './briefing.record.ts'
import { type BriefingSummary, briefingSummary } from './briefings.projection.ts'
import { quarterOf } from './briefings.quarter.ts'

type Briefing = Entity<typeof briefingRecord>
type Standing = Briefing['standing'][number]

/** A person who stands for the briefing, and the day of their part where the records know it. */
export type BriefingSigner = {
  readonly duty: 'preparer' | 'minuteTaker' | 'chair'
  readonly id: string
  readonly person: string
  readonly on: string | null
}

/** A briefing of a committee as its document prints it: what it was told, decided and granted, and who was there. */
export type BriefingDocument = {
  readonly organisation: string
  readonly classification: string
  readonly title: string
  readonly number: string
  readonly committee: string
  /** Days `YYYY-MM-DD`; null where the quarter is not one. */
  readonly period: { readonly start: string; readonly end: string } | null
  readonly heldOn: string | null
  readonly chair: string
  readonly preparedBy: string
  readonly state: Briefing['state']
  /** The day as of which risks and findings are told. */
  readonly standingOn: string | null
  readonly summary: BriefingSummary
  /** Markdown. */
  readonly texts: Readonly<Record<'progress' | 'minutes', string>>
  /** The gravest first, as the committee was told. */
  readonly standing: readonly Pick<Standing, 'title' | 'grade' | 'standing' | 'dueOn'>[]
  readonly decisions: readonly {
    readonly decision: string
    readonly responsible: string
    readonly dueOn: string | null
  }[]
  readonly resources: readonly Pick<Briefing['resources'][number], 'purpose' | 'amount' | 'answer'>[]
  readonly attendance: readonly (Pick<Briefing['attendance'][number], 'position' | 'presence'> & {
    readonly person: string
  })[]
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
  readonly signers: readonly BriefingSigner[]
}

type Source = {
  readonly organisation: AnyEntity | null
  readonly briefing: Briefing
  readonly files: BriefingDocument['files']
  readonly nameOf: (record: string, id: string | null) => string
}

const textOf = (value: AnyValue | undefined) => (isText(value) ? value : '')

/** Who prepared it signs first, then whoever settled the minutes, where that is another, and the chair last. */
function signersOf({ briefing, nameOf }: Source): readonly BriefingSigner[] {
  const { preparedBy, tabledOn, minutedBy, minutedOn, chair, signedBy, signedOn } = briefing
  const signer = (duty: BriefingSigner['duty'], id: string, on: string | null) => {
    return { duty, id, person: nameOf('person', id), on }
  }
  const takesMinutes = minutedBy !== null && minutedBy !== preparedBy && minutedBy !== chair
  return [
    signer('preparer', preparedBy, tabledOn),
    ...(takesMinutes ? [signer('minuteTaker', minutedBy, minutedOn)] : []),
    // A signature on paper that somebody else recorded is none that the chair gave in the vault.
    ...(chair === null ? [] : [signer('chair', chair, signedBy === chair ? signedOn : null)]),
  ]
}

/** What the document of a briefing says; its figures are those of the window. */
export function projectBriefing(source: Source): BriefingDocument {
  const { organisation, briefing, files, nameOf } = source
  const quarter = quarterOf(briefing.quarter)
  return {
    organisation: textOf(organisation?.legalName) || textOf(organisation?.name),
    classification: textOf(organisation?.classification),
    ...{ title: briefing.title, number: briefing.number ?? '', committee: nameOf('group', briefing.committee) },
    period: quarter && { start: quarter.start, end: quarter.end },
    ...{ heldOn: briefing.heldOn, chair: nameOf('person', briefing.chair), state: briefing.state },
    ...{ preparedBy: nameOf('person', briefing.preparedBy), standingOn: briefing.standingOn },
    summary: briefingSummary(briefing),
    texts: { progress: briefing.progress ?? '', minutes: briefing.minutes ?? '' },
    standing: briefing.standing.map(({ title, grade, standing, dueOn }) => ({ title, grade, standing, dueOn })),
    decisions: briefing.decisions.map(({ decision, responsible, dueOn }) => {
      return { decision, responsible: nameOf('person', responsible), dueOn }
    }),
    resources: briefing.resources.map(({ purpose, amount, answer }) => ({ purpose, amount, answer })),
    attendance: briefing.attendance.map(({ person, position, presence }) => {
      return { person: nameOf('person', person), position, presence }
    }),
    files,
    signers: signersOf(source),
  }
}
