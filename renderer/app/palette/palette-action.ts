import { type FuzzyMatch, fuzzyMatch } from '#shared/base/fuzzy.ts'
import type { Translator } from '#shared/base/translate.ts'

/** The groups of the palette's actions, in their order. */
const groups = ['record', 'draft', 'go', 'create', 'settings', 'help'] as const
export type ActionGroup = (typeof groups)[number]

/** Something that can be done from anywhere; `name` words it in a language, for people type names in either. */
export type PaletteAction = {
  readonly id: string
  readonly group: ActionGroup
  readonly name: (t: Translator) => string
  readonly run: () => void
}

/** An action that fits what was typed, with its name in the language of the window and what of it fits. */
export type FittingAction = PaletteAction & { readonly label: string } & FuzzyMatch

/** What is shown of each group at most; a group that was not asked for by name shows less. */
const most = { idle: 6, asked: 8, onRecord: 14 } as const

function fitted(action: PaletteAction, typed: string, t: Translator, other: Translator): FittingAction | null {
  const label = action.name(t)
  const own = fuzzyMatch(label, typed)
  if (own) return { ...action, label, ...own }
  const foreign = fuzzyMatch(action.name(other), typed)
  return foreign ? { ...action, label, score: foreign.score - 1, marks: [] } : null
}

/** The actions that fit, by group, best first; nothing typed fits those that one does without looking them up. */
export function fittingActions(
  actions: readonly PaletteAction[],
  typed: string,
  t: Translator,
  other: Translator,
): readonly { readonly group: ActionGroup; readonly actions: readonly FittingAction[] }[] {
  const fitting = actions.flatMap((action) => fitted(action, typed, t, other) ?? [])
  const shown = typed === '' ? most.idle : most.asked
  const found = groups.map((group) => ({
    group,
    actions: fitting
      .filter((action) => action.group === group)
      .toSorted((one, two) => two.score - one.score)
      .slice(0, group === 'record' ? most.onRecord : shown),
  }))
  const filled = found.filter((group) => group.actions.length > 0)
  if (typed === '') return filled.filter(({ group }) => group !== 'create' && group !== 'settings' && group !== 'help')
  const best = (group: { readonly actions: readonly FittingAction[] }) => group.actions[0]?.score ?? 0
  return filled.toSorted((one, two) => best(two) - best(one))
}
