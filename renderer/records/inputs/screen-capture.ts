/** Whether a picture of the screen can be taken here; the desktop host refuses every such wish of its page. */
export function canCapture(): boolean {
  return !('sealbook' in window) && typeof navigator.mediaDevices?.getDisplayMedia === 'function'
}

/**
 * One picture of what the person chooses to show, as PNG; null where the person chose nothing. The stream ends as soon
 * as the picture is taken.
 */
export async function captureScreen(): Promise<Blob | null> {
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false })
  } catch {
    // Not allowed, or closed without a choice: nothing was taken, which is what was wished.
    return null
  }
  try {
    const video = document.createElement('video')
    video.srcObject = stream
    video.muted = true
    await video.play()
    const canvas = document.createElement('canvas')
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    canvas.getContext('2d')?.drawImage(video, 0, 0)
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
  } finally {
    for (const track of stream.getTracks()) track.stop()
  }
}
