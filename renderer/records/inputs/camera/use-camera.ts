import { type RefObject, useEffect, useState } from 'react'
import { type CameraFault, cameraFault, closeCamera, listCameras, openCamera } from './camera.ts'

export type Camera = {
  /** Whether its picture moves. */
  readonly isLive: boolean
  readonly fault: CameraFault | null
  readonly cameras: readonly MediaDeviceInfo[]
  /** The one that is on. */
  readonly current: string | null
  choose(deviceId: string): void
  /** Turns it on again after a fault. */
  again(): void
}

/** Shows the camera in `video` while `isOn`; it is off as soon as that ends or whoever shows it goes away. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, isOn: boolean): Camera {
  const [wanted, setWanted] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [isLive, setLive] = useState(false)
  const [fault, setFault] = useState<CameraFault | null>(null)
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([])
  const [current, setCurrent] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt turns it on anew
  useEffect(() => {
    if (!isOn) return
    let isGone = false
    let close = () => {}
    const open = async () => {
      const stream = await openCamera(wanted)
      close = () => {
        closeCamera(stream)
        if (video.current) video.current.srcObject = null
      }
      // Allowed only after nobody waits for it any more: nothing may stay on.
      if (isGone) return close()
      const [track] = stream.getVideoTracks()
      track?.addEventListener('ended', () => isGone || fail('gone'))
      setCurrent(track?.getSettings().deviceId ?? null)
      const at = video.current
      if (!at) return close()
      at.srcObject = stream
      await at.play()
      if (isGone) return
      setLive(true)
      setCameras(await listCameras())
    }
    const fail = (cause: CameraFault) => {
      close()
      setLive(false)
      setFault(cause)
    }
    setFault(null)
    open().catch((error: unknown) => isGone || fail(cameraFault(error)))
    return () => {
      isGone = true
      close()
      setLive(false)
    }
  }, [isOn, wanted, attempt, video])
  return { isLive, fault, cameras, current, choose: setWanted, again: () => setAttempt((before) => before + 1) }
}
