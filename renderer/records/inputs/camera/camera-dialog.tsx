import { Button, Modal, NativeSelect } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../../app/words.tsx'
import { Notice } from '../../../ui/error-notice.tsx'
import { useSpoken } from '../../../ui/spoken.tsx'
import classes from './camera.module.css'
import { type Camera, useCamera } from './use-camera.ts'

/** Photographs of paper: a tenth of the bytes of PNG, and every letter of it can be read. */
const [pictureType, quality] = ['image/jpeg', 0.92] as const

function Choice({ camera }: { readonly camera: Camera }) {
  const t = useWords()
  const { cameras, current, choose } = camera
  if (cameras.length < 2) return null
  return (
    <NativeSelect
      label={t('camera.which')}
      value={current ?? ''}
      data={cameras.map(({ deviceId, label }, at) => ({
        value: deviceId,
        label: label || t('camera.unnamed', { number: at + 1 }),
      }))}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  )
}

/** One picture by the machine's camera. It is on only while its picture moves here, and nothing is kept unless the person uses it. */
export function CameraDialog({ onUse, onClose }: { onUse: (picture: Blob) => void; onClose: () => void }) {
  const t = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const still = useRef<HTMLCanvasElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  const [isTaken, setTaken] = useState(false)
  /** Whether what was taken could not be made a file. */
  const [isLost, setLost] = useState(false)
  const camera = useCamera(video, !isTaken)
  const { isLive, fault } = camera
  const told = fault ?? (isLost ? 'failed' : null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes next is another button after each of these
  useEffect(() => next.current?.focus(), [isTaken, fault])
  useSpoken(isTaken ? t('camera.taken') : null)
  const take = () => {
    const [from, to] = [video.current, still.current]
    if (!from || !to || from.videoWidth === 0) return
    to.width = from.videoWidth
    to.height = from.videoHeight
    to.getContext('2d')?.drawImage(from, 0, 0)
    setTaken(true)
  }
  const use = () =>
    still.current?.toBlob(
      (picture) => {
        setLost(!picture)
        if (!picture) return setTaken(false)
        onUse(picture)
        onClose()
      },
      pictureType,
      quality,
    )
  return (
    <Modal opened onClose={onClose} title={t('camera.title')} size="min(960px, 92vw)">
      <div className={classes.body}>
        <p className="quiet">{t('camera.about')}</p>
        {told === null ? null : (
          <Notice tone="attention" title={t(`camera.${told}`)}>
            {t(`camera.${told}.todo`)}
          </Notice>
        )}
        <Choice camera={camera} />
        <div className={classes.frame} hidden={fault !== null}>
          <video ref={video} hidden={isTaken} muted playsInline aria-label={t('camera.live')} />
          <canvas ref={still} hidden={!isTaken} role="img" aria-label={t('camera.still')} />
        </div>
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          {isTaken ? (
            <>
              <Button variant="default" onClick={() => setTaken(false)}>
                {t('camera.retake')}
              </Button>
              <Button ref={next} onClick={use}>
                {t('camera.use')}
              </Button>
            </>
          ) : (
            <Button
              ref={next}
              data-autofocus
              {...(fault === null && !isLive ? { 'data-disabled': true } : {})}
              onClick={fault === null ? take : camera.again}
            >
              {t(fault === null ? 'camera.take' : 'camera.again')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
