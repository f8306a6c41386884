import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { clockIn } from '#shared/base/zoned.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { FileChoice } from '../../ui/file-choice.tsx'
import { useHasCamera } from './camera/camera.ts'
import { CameraDialog } from './camera/camera-dialog.tsx'
import classes from './evidence.module.css'
import { canCapture, captureScreen } from './screen-capture.ts'
import { useFileEntrances } from './use-file-entrances.ts'

/** Clipboards call every picture `image.png`: it gets the moment at which it was taken for a name. */
function useNaming() {
  const t = useWords()
  const { zone } = useSession()
  const nameNow = (extension: string, kind = t('evidence.picture')) => {
    const now = new Date().toISOString()
    const { day, time } = clockIn(zone, now)
    return `${kind} ${day} ${time.replace(':', '.')}.${now.slice(17, 19)}.${extension}`
  }
  return {
    named: (file: File) =>
      /^image\.\w+$/.test(file.name) ? new File([file], nameNow(file.name.slice(6)), { type: file.type }) : file,
    nameNow,
    photographed: (picture: Blob) => new File([picture], nameNow('jpg', t('camera.name')), { type: picture.type }),
  }
}

/** Where files come in: chosen, dropped on what is `around`, pasted, or taken from the screen or with the camera. */
export function FileZone({
  id,
  label,
  onFiles,
  around,
}: {
  readonly id?: string
  readonly label: string
  readonly onFiles: (files: readonly File[]) => void
  /** What takes drops too, as a selector. */
  readonly around?: string
}) {
  const t = useWords()
  const { named, nameNow, photographed } = useNaming()
  const hasCamera = useHasCamera()
  const [isCameraOpen, setCameraOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const take = (files: readonly File[]) => onFiles(files.map(named))
  const isOver = useFileEntrances(place, take, around)
  const capture = async () => {
    const picture = await captureScreen()
    if (picture) onFiles([new File([picture], nameNow('png'), { type: 'image/png' })])
  }
  return (
    <div ref={place} className={classes.drop} data-over={isOver} data-takes-files data-not-printed>
      <FileChoice multiple onChange={take} {...(id === undefined ? {} : { inputProps: { id } })}>
        {(button) => (
          <Button {...button} variant="default" aria-label={t('evidence.choose', { label })}>
            {t('evidence.add')}
          </Button>
        )}
      </FileChoice>
      {canCapture() ? (
        <Button variant="default" onClick={() => void capture()}>
          {t('evidence.capture')}
        </Button>
      ) : null}
      {hasCamera ? (
        <Button variant="default" onClick={() => setCameraOpen(true)}>
          {t('camera.open')}
        </Button>
      ) : null}
      {isCameraOpen ? (
        <CameraDialog onUse={(picture) => onFiles([photographed(picture)])} onClose={() => setCameraOpen(false)} />
      ) : null}
      <span className="quiet">{t('evidence.drop')}</span>
    </div>
  )
}
