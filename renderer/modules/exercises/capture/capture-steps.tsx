import type { DefenceFacts } from '#shared/modules/exercises/exercises.defence.ts'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { plannedText } from '../step-words.ts'
import type { StoredStep } from '../use-exercise-facts.ts'
import { type SheetEntry, SheetList } from './sheet-list.tsx'

type Props = {
  readonly steps: readonly StoredStep[]
  readonly factsOf: ReadonlyMap<string, readonly DefenceFacts[]>
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/** The steps of the exercise, those that still lack an outcome first. */
export function CaptureSteps({ steps, factsOf, ...chosen }: Props) {
  const t = useWords()
  const formats = useFormats()
  const entryOf = (step: StoredStep): SheetEntry => {
    const { id, position, title, startedAt } = step
    const planned = plannedText(formats, step)
    const waits = planned === null ? t('capture.notBegun') : t('attackPlan.times', { times: planned })
    const begun = startedAt === null ? waits : t('capture.begun', { time: formats.clock(startedAt) })
    return { id, position, name: title, standing: [begun, t('capture.facts', { count: factsOf.get(id)?.length ?? 0 })] }
  }
  const open = steps.filter(({ outcome }) => outcome === null).map(entryOf)
  const done = steps.filter(({ outcome }) => outcome !== null).map(entryOf)
  return (
    <SheetList
      {...chosen}
      open={{ title: t('capture.left'), none: t('capture.left.none'), entries: open }}
      done={{ title: t('capture.done'), entries: done }}
    />
  )
}
