import type { exercisesContract } from '#shared/modules/exercises/exercises.contract.ts'
import type { Service } from '../../service.ts'
import { attackInForce, loadCatalogue, supersedeLoaded } from './attack-catalogues.ts'
import { evidenceOf } from './control-evidence.ts'
import { copyTemplate, keepTemplate, useTemplate } from './exercise-templates.ts'
import { exerciseTrend } from './exercise-trend.ts'
import { readRunFor, writeVectr } from './foreign-runs.ts'
import { readLayersFor, writeLayers } from './navigator-layers.ts'
import { shippedIn } from './shipped-templates.ts'

export const exercisesService: Service<typeof exercisesContract> = {
  templates: {
    shipped: ({ language }) => shippedIn(language),
    use: (input, context) => useTemplate(context, input),
    copy: (input, context) => copyTemplate(context, input),
    keep: (input, context) => keepTemplate(context, input),
  },
  attack: {
    catalogue: (_input, context) => attackInForce(context),
    load: (input, context) => loadCatalogue(context, input),
    useShipped: (_input, context) => ({ superseded: supersedeLoaded(context) }),
  },
  exercises: {
    trend: ({ exercises }, context) => exerciseTrend(context, exercises),
    ofControl: ({ control }, context) => evidenceOf(context, control),
  },
  navigator: {
    read: (input, context) => readLayersFor(context, input),
    write: async ({ exercises }, context) => writeLayers(context, exercises),
  },
  foreignRun: {
    read: (input, context) => readRunFor(context, input),
    write: async ({ exercise, as = 'run' }, context) => writeVectr(context, exercise, as),
  },
}
