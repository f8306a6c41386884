import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import type { Tone } from '#shared/record/fields.ts'

const tones: Readonly<Record<string, Tone>> = checklistRowRecord.fields.result.tones ?? {}

/** The fixed colour and shape of a result; of one that has none, such as "not applicable", the neutral ones. */
export function resultTone(result: string): Tone {
  return tones[result] ?? 'neutral'
}
