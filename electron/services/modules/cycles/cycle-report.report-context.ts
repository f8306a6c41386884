import type { Chip } from '#services/documents/chip.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawHeading } from '#services/documents/text-blocks.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { CycleDocument, ReportedWork, TargetResult } from '#shared/modules/cycles/cycle-report.projection.ts'
import { deviationRecord } from '#shared/modules/cycles/deviation.record.ts'
import { workItemRecord } from '#shared/modules/cycles/work-item.record.ts'
import type { Workflow } from '#shared/record/workflow.ts'
import { toneChip } from '../../reports/report-chips.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'

/** What every section of a cycle's report draws with. */
export type CycleContext = ReportFrame & { readonly projection: CycleDocument }

const phases = ['plan', 'do', 'check', 'act', 'closed'] as const

/** Whether a cycle has come as far as a phase: its report says nothing of what lies ahead. */
export function hasReached({ state }: Pick<CycleDocument, 'state'>, phase: (typeof phases)[number]): boolean {
  return phases.findIndex((one) => one === state) >= phases.indexOf(phase)
}

const resultTones = { met: 'good', missed: 'serious', unmeasured: 'neutral' } as const satisfies Record<
  TargetResult,
  string
>
export const targetResults = ['met', 'missed', 'unmeasured'] as const

export function resultChip(words: Translator, result: TargetResult): Chip {
  return toneChip(words(`cycleDocument.result.${result}`), resultTones[result])
}

const toneOf = (workflow: Workflow | undefined, state: string) => workflow?.states[state]?.tone ?? 'neutral'

export function workChip(words: Translator, state: ReportedWork['state']): Chip {
  return toneChip(words(`workItem.state.${state}`), toneOf(workItemRecord.workflow, state))
}

export function deviationChip(words: Translator, state: CycleDocument['deviations'][number]['state']): Chip {
  return toneChip(words(`deviation.state.${state}`), toneOf(deviationRecord.workflow, state))
}

/** Texts of the cycle below their names; those that are empty are left out. */
export function drawTexts(
  { document, words, projection }: CycleContext,
  sect: StructureElement,
  fields: readonly (keyof CycleDocument['texts'])[],
): void {
  for (const field of fields) {
    const text = projection.texts[field]
    if (text === '') continue
    drawHeading(document, sect, 2, words(`cycle.${field}`))
    drawMarkdown(document, sect, text)
  }
}

/** A department and the person in it, a line each. */
export function accountableText({ department, owner }: Pick<ReportedWork, 'department' | 'owner'>): string {
  return owner === '' ? department : `${department}\n${owner}`
}
