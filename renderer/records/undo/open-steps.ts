import type { Translator } from '#shared/base/translate.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { StepBack } from '#shared/record/step-back.ts'
import type { AnyEntity } from '#shared/record/values.ts'

/** The steps of a record that its reader could take at once. */
export function openSteps({ steps }: Detail<AnyEntity>): readonly string[] {
  return steps.filter((one) => one.blocked === null && one.refusals.length === 0).map((one) => one.step)
}

/** Why no step back is offered: the likeliest one is for others to take, or there is none. */
export function whyNone(t: Translator, record: string, other: StepBack | null | undefined): string {
  return other ? t('undo.others', { step: t(`${record}.step.${other.step}`) }) : t('undo.final')
}
