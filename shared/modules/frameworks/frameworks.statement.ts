import type { Language } from '../../base/translate.ts'
import type { Coverage, Standing } from './frameworks.coverage.ts'
import { requirementOf, scoped } from './frameworks.reference.ts'

/** One line of a statement of applicability. */
export type StatementLine = {
  readonly identifier: string
  readonly chapter: string
  readonly title: string
  /** Null where nobody has decided yet. */
  readonly applicability: 'applicable' | 'notApplicable' | null
  readonly justification: string
  readonly department: string | null
  /** How it is implemented follows from the controls, never from what is claimed. */
  readonly standing: Standing
  /** Numbers of the controls that serve it. */
  readonly controls: readonly string[]
  readonly isContradicted: boolean
  /** The record of the decision, for a link. */
  readonly decision: string | null
}

/** The statement of applicability of one framework, as screens and documents print it. */
export type Statement = {
  readonly edition: string
  readonly version: string
  readonly notice: string
  readonly chapters: readonly {
    readonly id: string
    readonly title: string
    readonly lines: readonly StatementLine[]
  }[]
  readonly decided: number
  readonly applicable: number
  readonly excluded: number
  readonly undecided: number
}

/** Which requirements of a framework apply here and why, who answers, and by which controls they are met. */
export function projectStatement(coverage: Coverage, language: Language): Statement {
  const { chapters, edition, version, notice } = scoped(coverage.framework, coverage.scope)
  const lines = coverage.rows.map((row): StatementLine => {
    const { decision } = row
    const isDecided = decision?.state === 'decided'
    const applicability =
      isDecided && (decision.applicability === 'applicable' || decision.applicability === 'notApplicable')
        ? decision.applicability
        : null
    return {
      identifier: row.identifier,
      chapter: row.chapter,
      title: requirementOf(coverage.framework, row.identifier)?.[language] ?? '',
      applicability,
      justification: decision?.justification ?? '',
      department: decision?.department ?? null,
      standing: row.standing,
      controls: row.controls.map(({ number }) => number),
      isContradicted: row.isContradicted,
      decision: decision?.id ?? null,
    }
  })
  const count = (value: StatementLine['applicability']) => lines.filter((line) => line.applicability === value).length
  return {
    edition,
    version,
    notice: notice[language],
    chapters: chapters.map((chapter) => ({
      id: chapter.id,
      title: chapter[language],
      lines: lines.filter((line) => line.chapter === chapter.id),
    })),
    decided: lines.length - count(null),
    applicable: count('applicable'),
    excluded: count('notApplicable'),
    undecided: count(null),
  }
}
