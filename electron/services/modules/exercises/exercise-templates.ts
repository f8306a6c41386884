import type { Language } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import { exerciseTemplateRecord } from '#shared/modules/exercises/exercise-template.record.ts'
import {
  draftsOf,
  planOfExercise,
  type ShippedTemplate,
  type TemplatePlan,
  type TemplateUse,
} from '#shared/modules/exercises/exercises.templates.ts'
import { injectRecord } from '#shared/modules/exercises/inject.record.ts'
import { whiteCardRecord } from '#shared/modules/exercises/white-card.record.ts'
import type { ReadContext, WriteContext } from '../../context.ts'
import { stepsOf } from './exercise-steps.ts'
import { shippedIn } from './shipped-templates.ts'

type Source =
  | { readonly kind: 'shipped'; readonly key: string; readonly language: Language }
  | { readonly kind: 'own'; readonly id: string }

function shippedNamed(key: string, language: Language): ShippedTemplate {
  const found = shippedIn(language).find((template) => template.key === key)
  if (!found) throw new OperationError('missing', 'errors.missingTemplate', { parameters: { key } })
  return found
}

function planFrom(context: ReadContext, from: Source): TemplatePlan {
  return from.kind === 'own' ? context.read(exerciseTemplateRecord).get(from.id) : shippedNamed(from.key, from.language)
}

/** A plan without the controls that were put away since: nobody exercises them any more. */
function withControlsInUse(context: ReadContext, plan: TemplatePlan): TemplatePlan {
  const controls = plan.controls.filter((id) => context.read(controlRecord).find(id)?.archived === false)
  return { ...plan, controls }
}

/** Makes an exercise and all that is of it from a template, in one change. */
export function useTemplate(context: WriteContext, { from, ...use }: TemplateUse & { readonly from: Source }) {
  const id = context.newId()
  const plan = withControlsInUse(context, planFrom(context, from))
  const drafts = draftsOf(plan, { ...use, zone: context.zone }, id, context.newId)
  const made = context.write(exerciseRecord).create(drafts.exercise, { id })
  for (const step of drafts.steps) context.write(attackStepRecord).create(step.draft, { id: step.id })
  for (const inject of drafts.injects) context.write(injectRecord).create(inject.draft, { id: inject.id })
  for (const card of drafts.cards) context.write(whiteCardRecord).create(card.draft, { id: card.id })
  return {
    exercise: { id, revision: made.revision },
    ...{ steps: drafts.steps.length, injects: drafts.injects.length, cards: drafts.cards.length },
  }
}

function store(context: WriteContext, plan: TemplatePlan, more: { title: string; basedOn: string | null }) {
  const { controls, stopConditions, steps, injects, cards, ...rest } = plan
  const draft = {
    ...rest,
    ...more,
    ...{ controls: [...controls], stopConditions: [...stopConditions] },
    ...{ steps: [...steps], injects: [...injects], cards: [...cards] },
  }
  const { id, revision } = context.write(exerciseTemplateRecord).create(draft)
  return { id, revision }
}

/** Copies a shipped template into the vault. */
export function copyTemplate(context: WriteContext, { key, language }: { key: string; language: Language }) {
  const { key: _, ...plan } = shippedNamed(key, language)
  return store(context, plan, { title: plan.title, basedOn: null })
}

/** Keeps the plan of an exercise as a template. */
export function keepTemplate(context: WriteContext, { exercise: id, title }: { exercise: string; title: string }) {
  const exercise = context.read(exerciseRecord).get(id)
  const of = [{ field: 'exercise', comparison: 'is', value: id }] as const
  const plan = planOfExercise({
    exercise,
    steps: stepsOf(context, id),
    injects: context.read(injectRecord).all(of, { field: 'position' }),
    cards: context.read(whiteCardRecord).all(of),
    zone: context.zone,
  })
  return store(context, withControlsInUse(context, plan), { title, basedOn: exercise.archived ? null : id })
}
