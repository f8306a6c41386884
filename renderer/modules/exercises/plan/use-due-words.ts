import type { ScheduledInject } from '#shared/modules/exercises/exercises.injects.ts'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { shortTime } from '../step-words.ts'

/** Says when an inject is due, or when it was delivered and how far from its time. */
export function useDueWords() {
  const t = useWords()
  const formats = useFormats()
  return ({ inject, standing, dueAt, late }: ScheduledInject): string => {
    if (standing === 'withheld') return t('injects.withheld')
    if (inject.deliveredAt !== null) {
      const time = formats.instant(inject.deliveredAt)
      const off = shortTime(formats.duration, Math.abs(late ?? 0))
      // What is within a minute of its time is on time.
      if (late === null || Math.abs(late) < 60) return t('injects.delivered', { time })
      return t(late > 0 ? 'injects.delivered.late' : 'injects.delivered.early', { time, off })
    }
    if (dueAt !== null)
      return t(standing === 'waiting' ? 'injects.due.waiting' : 'injects.due', { time: formats.instant(dueAt) })
    const offset = formats.duration(inject.offset)
    return t(inject.afterInject === null && inject.afterStep === null ? 'injects.offset' : 'injects.offset.after', {
      offset,
    })
  }
}
