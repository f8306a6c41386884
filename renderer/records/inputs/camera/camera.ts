import { useEffect, useState } from 'react'

/** Why there is no picture of the camera; each is said in words of its own. */
export type CameraFault = 'refused' | 'none' | 'busy' | 'gone' | 'failed'

const faults: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

/** The cause as the browser names it. */
export function cameraFault(error: unknown): CameraFault {
  return (error instanceof Error ? faults[error.name] : undefined) ?? 'failed'
}

/** Paper is read later: as many pixels as the camera has, and the one that looks away from the person. */
const wished = { facingMode: { ideal: 'environment' }, width: { ideal: 3840 }, height: { ideal: 2160 } } as const

/** Turns the camera on, without its microphone; another than before where one is named. */
export async function openCamera(deviceId: string | null): Promise<MediaStream> {
  const { width, height } = wished
  const video = deviceId === null ? wished : { width, height, deviceId: { exact: deviceId } }
  return await navigator.mediaDevices.getUserMedia({ audio: false, video })
}

/** Turns it off; its light goes out with the last of its tracks. */
export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** The cameras of this machine; before one was allowed the browser tells that there is one and keeps its name to itself. */
export async function listCameras(): Promise<readonly MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  return devices.filter(({ kind }) => kind === 'videoinput')
}

/** Whether this machine has a camera; asked again when one is plugged in or taken away. */
export function useHasCamera(): boolean {
  const [has, setHas] = useState(false)
  useEffect(() => {
    const { mediaDevices } = navigator
    if (typeof mediaDevices?.getUserMedia !== 'function') return
    let isGone = false
    const look = () => void listCameras().then((cameras) => isGone || setHas(cameras.length > 0))
    look()
    mediaDevices.addEventListener('devicechange', look)
    return () => {
      isGone = true
      mediaDevices.removeEventListener('devicechange', look)
    }
  }, [])
  return has
}
