import { isText } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type RuleInput, referred, refuseIf, states, takes } from '../../record/rules.ts'
import type { AnyValue } from '../../record/values.ts'
import { auditTeam, type MemberStanding, teamIndependence } from './audits.independence.ts'

const isBlank = (value: AnyValue | undefined) => !isText(value) || value.trim() === ''
const isEmpty = (value: AnyValue | undefined) => !Array.isArray(value) || value.length === 0

/** The members of the audit's team whose answer, or want of one, keeps fieldwork from beginning. */
export function notIndependent(input: RuleInput): readonly MemberStanding[] {
  if (input.before === null) return []
  const declarations = input.read.all('independenceDeclaration', { audit: input.before.id })
  return teamIndependence(input.after, declarations).filter(
    ({ standing }) => standing !== 'independent' && standing !== 'safeguarded',
  )
}

/** What declarations must keep: one of each member, of the own standing or with what was signed, and told whole. */
export const independenceRules: RecordRules = defineRules('independenceDeclaration', {
  moved: ({ before, after }) =>
    refuseIf(before !== null && (before.audit !== after.audit || before.person !== after.person), 'person'),
  auditIssued: (input) => {
    const state = referred(input, 'audit', 'audit')?.state
    return refuseIf(state === 'issued' || state === 'closed', 'audit')
  },
  notOfTeam: (input) => {
    const audit = states(input) ? referred(input, 'audit', 'audit') : null
    const { person } = input.after
    return refuseIf(audit !== null && isText(person) && !auditTeam(audit).includes(person), 'person')
  },
  twice: (input) => {
    const { audit, person } = input.after
    const others = isText(audit) && isText(person) ? input.read.all('independenceDeclaration', { audit, person }) : []
    return refuseIf(input.before === null && others.length > 0, 'person')
  },
  interestsMissing: ({ after }) =>
    refuseIf((after.answer ?? 'independent') !== 'independent' && isBlank(after.interests), 'interests'),
  safeguardsMissing: ({ after }) => refuseIf(after.answer === 'safeguarded' && isBlank(after.safeguards), 'safeguards'),
  // What somebody else enters is that person's word only with the paper that they signed.
  ofAnother: (input) =>
    refuseIf(
      takes(input, 'declare') && input.after.person !== input.person && isEmpty(input.after.evidence),
      'evidence',
    ),
})
