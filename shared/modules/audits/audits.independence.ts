import type { Entity } from '../../record/record.ts'
import { idList, isText } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'
import type { independenceDeclarationRecord } from './independence-declaration.record.ts'

export type Declaration = Entity<typeof independenceDeclarationRecord>

type Values = Readonly<Record<string, AnyValue | undefined>>

/** How a member of an audit team has answered: not at all yet, or as the declaration says. */
export type Standing = 'missing' | 'draft' | 'independent' | 'safeguarded' | 'conflicted'

/** A member of the team with the declaration, if there is one. */
export type MemberStanding = {
  readonly person: string
  readonly isLead: boolean
  readonly declaration: string | null
  readonly standing: Standing
}

/** Who audits: the lead auditor first, then the team; each once. */
export function auditTeam(audit: Values): readonly string[] {
  const lead = isText(audit.leadAuditor) && audit.leadAuditor !== '' ? [audit.leadAuditor] : []
  return [...new Set([...lead, ...idList(audit.team)])]
}

function standingOf(declaration: (Values & { readonly state: string }) | undefined): Standing {
  if (declaration === undefined) return 'missing'
  if (declaration.state !== 'declared') return 'draft'
  const { answer } = declaration
  return answer === 'independent' || answer === 'safeguarded' || answer === 'conflicted' ? answer : 'draft'
}

/** How each member of the team stands to what is audited, by the declarations of this audit. */
export function teamIndependence(
  audit: Values,
  declarations: readonly (Values & { readonly id: string; readonly state: string })[],
): readonly MemberStanding[] {
  return auditTeam(audit).map((person) => {
    const declaration = declarations.find((one) => one.person === person)
    return {
      person,
      isLead: audit.leadAuditor === person,
      declaration: declaration?.id ?? null,
      standing: standingOf(declaration),
    }
  })
}

/** What a declaration is called: who and for which audit, in any language. */
export function declarationTitle(person: string, audit: string): string {
  return `${person} · ${audit}`.slice(0, 200)
}

/** How a member of the team stands to what is audited, as declared; texts are Markdown. */
export type ReportDeclaration = {
  readonly person: string
  readonly answer: NonNullable<Declaration['answer']>
  readonly interests: string
  readonly safeguards: string
  readonly on: string | null
}

/** What the team has declared, in the order of the team; drafts are nobody's word. */
export function projectDeclarations(
  audit: Values,
  declarations: readonly Declaration[],
  nameOf: (record: string, id: string | null) => string,
): readonly ReportDeclaration[] {
  return auditTeam(audit).flatMap((member) => {
    const found = declarations.find(({ person, state }) => person === member && state === 'declared')
    if (!found?.answer) return []
    const { answer, interests, safeguards, declaredOn } = found
    const told = { interests: interests ?? '', safeguards: safeguards ?? '' }
    return [{ person: nameOf('person', member), answer, ...told, on: declaredOn }]
  })
}
