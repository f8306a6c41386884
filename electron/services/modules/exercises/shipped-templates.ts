import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Language } from '#shared/base/translate.ts'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import { detectionOutcomes } from '#shared/modules/exercises/exercises.defence.ts'
import type { ShippedTemplate } from '#shared/modules/exercises/exercises.templates.ts'
import { injectRecord } from '#shared/modules/exercises/inject.record.ts'
import { assetPath } from '../../assets.ts'

const words = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) })
/** A text of several lines, line by line. */
const lines = z.array(words).min(1)
const minutes = z.int().min(0)
const place = z.int().min(1)

const template = z.strictObject({
  key: z.string(),
  title: words,
  kind: z.enum(exerciseRecord.fields.kind.choices),
  days: z.int().min(1),
  about: words,
  objectives: lines,
  focus: words,
  scope: lines,
  rules: lines,
  scenario: words,
  stopConditions: z.array(z.strictObject({ condition: words, signal: words })).min(1),
  steps: z.array(
    z.strictObject({
      title: words,
      vector: z.enum(attackStepRecord.fields.vector.choices),
      tactic: z.string(),
      technique: z.string(),
      minutes,
      expected: z.enum(detectionOutcomes),
      description: words,
    }),
  ),
  injects: z.array(
    z.strictObject({
      title: words,
      minutes,
      afterInject: place.optional(),
      afterStep: place.optional(),
      recipient: words,
      channel: z.enum(injectRecord.fields.channel.choices),
      wording: words,
      expected: words,
    }),
  ),
  cards: z.array(z.strictObject({ title: words, declared: words, recipient: words, step: place.optional() })),
})
type Written = z.infer<typeof template>

const folder = 'reference/exercise-templates'

let read: readonly Written[] | null = null

/** The templates of `assets/reference/exercise-templates`, a file each, in the order of their names. */
function writtenTemplates(): readonly Written[] {
  read ??= readdirSync(assetPath(folder))
    .toSorted()
    .map((file) => template.parse(JSON.parse(readFileSync(assetPath(`${folder}/${file}`), 'utf8'))))
  return read
}

const listed = (texts: Written['scope'], language: Language) => texts.map((text) => `- ${text[language]}`).join('\n')

function inWords(written: Written, language: Language): ShippedTemplate {
  const { key, kind, days, title, about, focus, scenario, stopConditions, steps, injects, cards } = written
  return {
    ...{ key, kind, days, title: title[language], about: about[language], controls: [] },
    ...{ focus: focus[language], scenario: scenario[language], objectives: listed(written.objectives, language) },
    ...{ scope: listed(written.scope, language), rules: listed(written.rules, language) },
    stopConditions: stopConditions.map(({ condition, signal }) => ({
      ...{ condition: condition[language], signal: signal[language] },
    })),
    steps: steps.map((step, index) => ({
      ...{ position: index + 1, title: step.title[language], vector: step.vector, tactic: step.tactic },
      ...{ technique: step.technique, offset: step.minutes * 60, expected: step.expected },
      ...{ description: step.description[language], tool: null, command: null },
    })),
    injects: injects.map((inject, index) => ({
      ...{ position: index + 1, title: inject.title[language], offset: inject.minutes * 60, channel: inject.channel },
      ...{ afterInject: inject.afterInject ?? null, afterStep: inject.afterStep ?? null },
      ...{ recipient: inject.recipient[language], wording: inject.wording[language] },
      expected: inject.expected[language],
    })),
    cards: cards.map((card) => ({
      ...{ title: card.title[language], declared: card.declared[language], recipient: card.recipient[language] },
      step: card.step ?? null,
    })),
  }
}

/** What the product ships, in the words of a language. */
export function shippedIn(language: Language): readonly ShippedTemplate[] {
  return writtenTemplates().map((written) => inWords(written, language))
}
