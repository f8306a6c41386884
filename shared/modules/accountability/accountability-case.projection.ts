import { dayIn, isDay } from '../../base/calendar.ts'
import { filesIn } from '../../record/evidence-files.ts'
import type { Entity } from '../../record/record.ts'
import { type CourseStation, projectCourse } from './accountability.projection.ts'
import type { accountabilityCaseRecord } from './accountability-case.record.ts'
import type { accountabilityRuleRecord } from './accountability-rule.record.ts'

type Case = Entity<typeof accountabilityCaseRecord>
type Rule = Entity<typeof accountabilityRuleRecord>

/** What a case rests on elsewhere in the vault, by number alone: its reader need not be allowed to read it. */
export const caseGrounds = ['workItems', 'findings', 'actions', 'violations'] as const
export type CaseGround = (typeof caseGrounds)[number]

/** A station of the course with the person named; days `YYYY-MM-DD`, texts Markdown. */
export type NamedStation = Omit<CourseStation, 'by' | 'text'> & { readonly by: string; readonly text: string }

/** One case as its document prints it: the rule, the facts, and each station up to the end. */
export type AccountabilityCaseDocument = {
  readonly organisation: string
  readonly classification: string
  readonly number: string
  readonly title: string
  readonly lapse: Case['lapse']
  readonly state: Case['state']
  readonly happenedOn: string
  readonly concerns: Case['concerns']
  readonly person: string
  readonly department: string
  readonly rule:
    | (Pick<Rule, 'title' | 'counts' | 'lightest' | 'heaviest' | 'appealDays'> & {
        readonly number: string
      })
    | null
  readonly standing: Case['standing']
  readonly appealUntil: string | null
  readonly appealOutcome: Case['appealOutcome']
  readonly course: readonly NamedStation[]
  readonly grounds: readonly { readonly ground: CaseGround; readonly numbers: readonly string[] }[]
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
  readonly signers: readonly {
    readonly duty: 'decided' | 'decidedAppeal' | 'notPursued' | 'concerned' | 'concernedDepartment'
    readonly id: string
    readonly person: string
    readonly on: string | null
  }[]
}

type Source = {
  readonly organisation: string
  readonly classification: string
  readonly lapseCase: Case
  readonly rule: Rule | null
  readonly nameOf: (record: string, id: string | null) => string
  /** The number of a record that the case rests on; empty where it has none or may not be read. */
  readonly numberOf: (ground: CaseGround, id: string) => string
  /** The zone of the house, in which a moment has its day. */
  readonly zone: string
}

const dayOf = (zone: string, on: string) => (isDay(on) ? on : dayIn(zone, Date.parse(on)))

/**
 * Whoever decided signs, then whoever decided the appeal, and the person concerned last, who thereby confirms having
 * received it. A case that was not pursued is signed by whoever dropped it.
 */
function signersOf({ lapseCase, nameOf }: Source): AccountabilityCaseDocument['signers'] {
  const { state, concerns, person, decidedBy, decidedOn, appealDecidedBy, appealDecidedOn, closedBy, closedOn } =
    lapseCase
  const signers = [
    { duty: 'decided' as const, id: decidedBy, on: decidedOn },
    { duty: 'decidedAppeal' as const, id: appealDecidedBy, on: appealDecidedOn },
    { duty: 'notPursued' as const, id: state === 'dropped' ? closedBy : null, on: closedOn },
    { duty: concerns === 'person' ? ('concerned' as const) : ('concernedDepartment' as const), id: person, on: null },
  ]
  return signers.flatMap(({ duty, id, on }) => (id === null ? [] : [{ duty, id, on, person: nameOf('person', id) }]))
}

/** What the document of a case says; its course is the one that the window shows. */
export function projectAccountabilityCase(source: Source): AccountabilityCaseDocument {
  const { organisation, classification, lapseCase, rule, nameOf, numberOf, zone } = source
  const { number, title, lapse, state, happenedOn, concerns, standing, appealUntil, appealOutcome } = lapseCase
  return {
    organisation,
    classification,
    number: number ?? '',
    ...{ title, lapse, state, happenedOn, concerns, standing, appealUntil },
    // What somebody wrote down before they decided is a draft.
    appealOutcome: lapseCase.appealDecidedOn === null ? null : appealOutcome,
    person: nameOf('person', lapseCase.person),
    department: nameOf('department', lapseCase.department),
    rule: rule && {
      number: rule.number ?? '',
      title: rule.title,
      counts: rule.counts,
      lightest: rule.lightest,
      heaviest: rule.heaviest,
      appealDays: rule.appealDays,
    },
    course: projectCourse(lapseCase)
      .filter(
        ({ key, standing: stands }) => stands !== 'ahead' && (lapseCase.appealedOn !== null || key !== 'appealDecided'),
      )
      .map((station) => ({
        ...station,
        on: station.on === null ? null : dayOf(zone, station.on),
        by: nameOf('person', station.by),
        text: station.text ?? '',
      })),
    grounds: caseGrounds.flatMap((ground) => {
      const numbers = lapseCase[ground].map((id) => numberOf(ground, id)).filter((one) => one !== '')
      return numbers.length > 0 ? [{ ground, numbers: numbers.toSorted() }] : []
    }),
    files: filesIn(lapseCase.evidence).map(({ name, sha256 }) => ({ name, sha256 })),
    signers: signersOf(source),
  }
}
