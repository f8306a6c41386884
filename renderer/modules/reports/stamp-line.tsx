import type { RoomDocument } from '#shared/modules/reports/signing-room.projection.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneMark } from '../../ui/tone-badge.tsx'
import classes from './signatures.module.css'

/** When a sealed document existed and who says so, or that it waits for somebody who does; nothing where nobody is asked. */
export function StampLine({ stamp, awaitsStamp }: Pick<RoomDocument, 'stamp' | 'awaitsStamp'>) {
  const t = useWords()
  const formats = useFormats()
  if (!stamp && !awaitsStamp) return null
  return (
    <div className={classes.stamp}>
      <ToneMark tone={stamp ? 'good' : 'attention'} words={t(stamp ? 'stamps.done' : 'stamps.awaits')} />
      <span className="quiet">
        {stamp ? t('stamps.has', { when: formats.instant(stamp.at), by: stamp.by }) : t('stamps.awaits')}
      </span>
    </div>
  )
}
