import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'

/**
 * What a cause lies in. Processes, people, systems and external events are the four sources of operational risk (Basel
 * Committee, International Convergence of Capital Measurement, 2006, paragraph 644); suppliers and governance, which
 * ISO/IEC 27001:2022 treats by themselves (A.5.19 to A.5.23, clauses 5 and 9), are told apart.
 */
export const causeCategories = ['people', 'process', 'technology', 'supplier', 'governance', 'external'] as const

/** One link of the chain of causes: what was asked, what was answered, what shows it, and whether the chain ends here. */
export type Why = {
  readonly question: string
  readonly answer: string
  readonly proof: string
  readonly isRoot: boolean
}

const text = (value: AnyValue | undefined) => (isText(value) ? value : '')

/** The chain of whys in its order. */
export function whysOf(value: AnyValue | undefined): readonly Why[] {
  return partRows(value).map(({ question, answer, proof, root }) => ({
    question: text(question),
    answer: text(answer),
    proof: text(proof),
    isRoot: root === true,
  }))
}

/** The answer that is marked as the root of the matter, '' where none is. */
export function rootOf(value: AnyValue | undefined): string {
  return whysOf(value).find(({ isRoot }) => isRoot)?.answer ?? ''
}
