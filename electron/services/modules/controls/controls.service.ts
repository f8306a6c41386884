import type { Language } from '#shared/base/translate.ts'
import { invalidInput } from '#shared/contract/errors.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import type { controlsContract } from '#shared/modules/controls/controls.contract.ts'
import { checksSince } from '#shared/modules/controls/controls.projection.ts'
import type { Draft } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import type { Service } from '../../service.ts'
import { type CatalogueControl, readCatalogue } from './controls.catalogue.ts'

type Taken = { readonly id: string; readonly state: string }

/** Tells which control came from a measure: by its key, or by its title where somebody typed it. */
function takenOf(context: ReadContext): (measure: CatalogueControl) => Taken | null {
  const controls = context.readEverything(controlRecord).all()
  const byKey = new Map(controls.map((control) => [control.catalogueKey, control]))
  const byTitle = new Map(controls.map((control) => [control.title, control]))
  return ({ key, title }) => {
    const found = byKey.get(key) ?? byTitle.get(title.en) ?? byTitle.get(title['zh-CN'])
    return found ? { id: found.id, state: found.state } : null
  }
}

function draftOf(measure: CatalogueControl, language: Language): Draft<typeof controlRecord> {
  const { key, title, objective, kind, automation, cadenceMonths, procedure } = measure
  return {
    title: title[language],
    objective: objective[language],
    kind,
    automation,
    cadenceMonths,
    procedure: procedure[language],
    steps: measure.steps.map(({ step, expected }) => ({ step: step[language], expected: expected[language] })),
    frameworks: measure.frameworks,
    catalogueKey: key,
  }
}

export const controlsService: Service<typeof controlsContract> = {
  controls: {
    catalogue(_input, context) {
      const taken = takenOf(context)
      return {
        rows: readCatalogue().map((measure) => ({
          key: measure.key,
          title: measure.title,
          objective: measure.objective,
          kind: measure.kind,
          cadenceMonths: measure.cadenceMonths,
          source: measure.source,
          identifiers: measure.frameworks.map(({ identifier }) => identifier),
          steps: measure.steps.length,
          taken: taken(measure),
        })),
      }
    },
    checksSince({ since }, context) {
      const rows = context
        .read(controlCheckRecord)
        .all([{ field: 'state', comparison: 'in', value: ['submitted', 'reviewed'] }])
        .map(({ id, state, control, performedOn, result }) => ({ id, state, control, performedOn, result }))
      return { rows: checksSince(rows, since) }
    },
    adopt({ keys, language }, context) {
      const wanted = new Set(keys)
      const measures = readCatalogue().filter(({ key }) => wanted.has(key))
      if (measures.length < wanted.size) throw invalidInput([{ path: 'keys', key: 'notAChoice' }])
      const taken = takenOf(context)
      const controls = context.write(controlRecord)
      const adopted = measures
        .filter((measure) => taken(measure) === null)
        .map((measure) => controls.create(draftOf(measure, language)))
      return { adopted: adopted.map(({ id, revision }) => ({ id, revision })) }
    },
  },
}
