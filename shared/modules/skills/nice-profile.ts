import type { Entity } from '../../record/record.ts'
import { type NiceRole, type StatementKind, statementKinds } from './nice-reading.ts'
import type { roleProfileRecord } from './role-profile.record.ts'
import type { skillRecord } from './skill.record.ts'
import type { SkillLevel } from './skills.levels.ts'

/** The levels that a role profile can ask for. */
export const niceLevels = ['aware', 'assisted', 'independent', 'expert'] as const satisfies readonly SkillLevel[]

type Profile = Pick<Entity<typeof roleProfileRecord>, 'title' | 'description' | 'skills'>
type Skill = Pick<Entity<typeof skillRecord>, 'id' | 'title' | 'code'>

/** What a role profile is made of a work role; `skills` without ids are those that it does not ask yet. */
export type ProfileDraft = {
  readonly title: string
  readonly description: string
  readonly skills: readonly { readonly id?: string; readonly skill: string; readonly level: SkillLevel }[]
}

const mostDescription = 10_000
const mostTitle = 200

/** The own skills that a work role asks for: those whose code names it or one of its statements; a code may name several. */
export function mappedSkills({ code, statements }: NiceRole, skills: readonly Skill[]): readonly Skill[] {
  const named = new Set([code, ...statements.map(({ id }) => id)].map((id) => id.toUpperCase()))
  return skills.filter((skill) => (skill.code ?? '').split(/[\s,;、，；]+/).some((one) => named.has(one.toUpperCase())))
}

/** The role in Markdown, with every statement; where they are too long to stand in full, by their ids alone. */
function descriptionOf({ text, statements }: NiceRole, headOf: (kind: StatementKind) => string): string {
  const told = (isFull: boolean) =>
    statementKinds.flatMap((kind) => {
      const own = statements.filter((one) => one.kind === kind)
      if (own.length === 0) return []
      const lines = isFull ? own.map((one) => `- ${one.id} ${one.text}`).join('\n') : own.map(({ id }) => id).join(', ')
      return [`**${headOf(kind)}**\n\n${lines}`]
    })
  const whole = [text, ...told(true)].filter((part) => part !== '').join('\n\n')
  if (whole.length <= mostDescription) return whole
  return [text, ...told(false)]
    .filter((part) => part !== '')
    .join('\n\n')
    .slice(0, mostDescription)
}

/** A work role as a role profile: over the one that there is, whose levels and further skills stay, or as a new one. */
export function profileOf(
  role: NiceRole,
  given: {
    readonly before: Profile | null
    readonly skills: readonly Skill[]
    readonly level: SkillLevel
    headOf(kind: StatementKind): string
  },
): ProfileDraft {
  const kept = given.before?.skills ?? []
  const asked = new Set(kept.map(({ skill }) => skill))
  const added = mappedSkills(role, given.skills).filter(({ id }) => !asked.has(id))
  return {
    title: [...role.title].slice(0, mostTitle).join(''),
    description: descriptionOf(role, given.headOf),
    skills: [...kept, ...added.map(({ id }) => ({ skill: id, level: given.level }))],
  }
}

/** What taking a role would do to the profile that bears its code. */
export function changeOf(before: Profile | null, draft: ProfileDraft): 'added' | 'changed' | 'same' {
  if (before === null) return 'added'
  const { title, description, skills } = before
  const isSame =
    title === draft.title && (description ?? '') === draft.description && skills.length === draft.skills.length
  return isSame ? 'same' : 'changed'
}
