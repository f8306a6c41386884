import type { Coverage, CoverageRow, ServingControl, Standing } from './frameworks.coverage.ts'
import { type FrameworkName, frameworkNames } from './frameworks.names.ts'
import { metWith, scoped } from './frameworks.reference.ts'

/** A requirement of another framework that the same controls serve, and the numbers of these controls. */
export type Crossed = {
  readonly framework: FrameworkName
  readonly identifier: string
  readonly controls: readonly string[]
}

/** A requirement of one framework with those of another that the same controls serve. */
export type CrossingRow = {
  readonly identifier: string
  readonly standing: Standing
  readonly crossed: readonly Crossed[]
}

/** Two frameworks held against each other; `alone` are the requirements of the other one that nothing of the first leads to. */
export type Crossing = {
  readonly rows: readonly CrossingRow[]
  readonly met: number
  readonly alone: readonly string[]
}

type Towards = { readonly framework: FrameworkName; readonly scope: string | null }

/** What controls serve in a framework, or one chapter of it, each requirement once in the order of the framework. */
function crossedBy(controls: readonly ServingControl[], towards: Towards): readonly Crossed[] {
  const { framework, scope } = towards
  const serving = new Map<string, string[]>()
  for (const { number, mappings } of controls) {
    const named = mappings.filter((one) => one.framework === framework)
    for (const id of new Set(named.flatMap(({ identifier }) => metWith(framework, identifier))))
      serving.set(id, [...(serving.get(id) ?? []), number])
  }
  return scoped(framework, scope).requirements.flatMap(({ id }) => {
    const own = serving.get(id)
    return own ? [{ framework, identifier: id, controls: own }] : []
  })
}

/** Which requirements of another framework each requirement of a coverage shares its controls with; read either way alike. */
export function projectCrossing(coverage: Coverage, towards: Towards): Crossing {
  const rows = coverage.rows.map(({ identifier, standing, controls }: CoverageRow) => ({
    ...{ identifier, standing },
    crossed: crossedBy(controls, towards),
  }))
  const reached = new Set(rows.flatMap(({ crossed }) => crossed.map(({ identifier }) => identifier)))
  return {
    rows,
    met: rows.filter(({ crossed }) => crossed.length > 0).length,
    alone: scoped(towards.framework, towards.scope).requirements.flatMap(({ id }) => (reached.has(id) ? [] : id)),
  }
}

/** What the controls of a requirement serve besides it, as they name it: framework by framework, in their order. */
export function servedBeside(
  controls: readonly ServingControl[],
  at: { readonly framework: FrameworkName; readonly identifier: string },
): readonly Crossed[] {
  return frameworkNames.flatMap((framework) => {
    const named = new Set(
      controls.flatMap(({ mappings }) =>
        mappings.flatMap((one) => (one.framework === framework ? one.identifier : [])),
      ),
    )
    if (framework === at.framework) named.delete(at.identifier)
    return crossedBy(controls, { framework, scope: null }).filter(({ identifier }) => named.has(identifier))
  })
}
