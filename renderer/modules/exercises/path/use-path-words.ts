import type { AttackPath, PathStep } from '#shared/modules/exercises/attack-path.ts'
import { outcomeWord } from '#shared/modules/exercises/exercises.results-words.ts'
import { useWords } from '../../../app/words.tsx'

/** What a path says of its places and steps. */
export function usePathWords({ nodes }: AttackPath) {
  const t = useWords()
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const place = (id: string) => names.get(id) ?? t('attackPath.start')
  const defence = ({ defence: came }: PathStep) => (came === null ? t('attackPath.notRun') : outcomeWord(t, came))
  const outcome = ({ step }: PathStep) => t(`attackStep.outcome.${step.outcome ?? 'notRun'}`)
  const short = (one: PathStep) => t('attackPath.step', { position: one.step.position, word: defence(one) })
  const spoken = (one: PathStep) =>
    t('attackPath.spoken', {
      // What is written on the step comes first, so that whoever speaks to the window can call it by what they see.
      ...{ short: short(one), title: one.step.title },
      ...{ from: place(one.from), to: place(one.to), outcome: outcome(one) },
    })
  return { place, defence, outcome, short, spoken }
}
