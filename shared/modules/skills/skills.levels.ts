import type { Tone } from '../../record/fields.ts'

/** How well somebody can do something, the least first. The words of each say what a person sees of it, not how good it is. */
export const skillLevels = ['none', 'aware', 'assisted', 'independent', 'expert'] as const
export type SkillLevel = (typeof skillLevels)[number]

/** From which level a person does the work without help; what the team needs is counted in such people. */
export const aloneFrom: SkillLevel = 'independent'

export const skillLevelTones: Readonly<Record<SkillLevel, Tone>> = {
  none: 'neutral',
  aware: 'attention',
  assisted: 'progress',
  independent: 'good',
  expert: 'good',
}

/** The place of a level in its order, 0 for the least. */
export function rankOfLevel(level: SkillLevel): number {
  return skillLevels.indexOf(level)
}
