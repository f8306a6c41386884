import { isSettled, type ScheduledInject } from '#shared/modules/exercises/exercises.injects.ts'
import { useWords } from '../../../app/words.tsx'
import { type SheetEntry, SheetList } from '../capture/sheet-list.tsx'
import type { StoredInject } from './use-delivery.ts'
import { useDueWords } from './use-due-words.ts'

type Scheduled = ScheduledInject<StoredInject>
type Props = {
  readonly injects: readonly Scheduled[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/** The running sheet of the white team: what is still to come by its time, then what was settled. */
export function InjectList({ injects, ...chosen }: Props) {
  const t = useWords()
  const dueWords = useDueWords()
  const entryOf = (scheduled: Scheduled): SheetEntry => {
    const { id, position, title, recipient } = scheduled.inject
    return { id, position, name: title, standing: [dueWords(scheduled), recipient] }
  }
  const open = injects.filter((one) => !isSettled(one)).map(entryOf)
  return (
    <SheetList
      {...chosen}
      open={{ title: t('injects.open'), none: t('injects.open.none'), entries: open }}
      done={{ title: t('injects.settled'), entries: injects.filter(isSettled).map(entryOf) }}
    />
  )
}
