import { useSyncExternalStore } from 'react'

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

const watchers = new Set<() => void>()
let [isWatched, hasCamera] = [false, false]

async function look(): Promise<void> {
  hasCamera = (await listCameras()).length > 0
  for (const told of watchers) told()
}

/** The browser is asked once for all pages: each question is one to another process, and pages come and go by the key. */
function watchCameras(told: () => void): () => void {
  const { mediaDevices } = navigator
  watchers.add(told)
  if (!isWatched && typeof mediaDevices?.getUserMedia === 'function') {
    isWatched = true
    mediaDevices.addEventListener('devicechange', () => void look())
    void look()
  }
  return () => void watchers.delete(told)
}

/** Whether this machine has a camera; asked again when one is plugged in or taken away. */
export function useHasCamera(): boolean {
  return useSyncExternalStore(watchCameras, () => hasCamera)
}
