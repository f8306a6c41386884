import { protectionLevels, protectionParts, scopeOf } from '#shared/modules/frameworks/frameworks.levels.ts'
import { useWords } from '../../../app/words.tsx'
import type { FrameworkScope } from './use-coverage.ts'

/** Names a framework, of MLPS with the level and the part that are meant. */
export function useScopeName(): (of: FrameworkScope) => string {
  const t = useWords()
  return ({ framework, scope }) => {
    const name = t(`requirement.framework.${framework}`)
    for (const level of protectionLevels)
      for (const part of protectionParts)
        if (scopeOf(level, part) === scope)
          return `${name} · ${t(`protectionAssessment.level.${level}`)} · ${t(`coverage.part.${part}`)}`
    return name
  }
}
