import { useEffect, useRef, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Evidence } from '#shared/record/fields.ts'
import { api } from '../../api/client.ts'
import { sendFile } from '../../api/files.ts'
import { isCancellation, refusalOf } from '../../api/refusal.ts'

/** A file on its way into the vault. */
export type Upload = {
  readonly key: number
  readonly name: string
  readonly size: number
  /** Bytes sent so far. */
  readonly sent: number
  readonly refusal: ErrorShape | null
}

type Waiting = { readonly key: number; readonly file: File; readonly abort: AbortController }

async function attach({ file, abort }: Waiting, onProgress: (sent: number) => void): Promise<Evidence> {
  const ticket = await sendFile(file, onProgress, abort.signal)
  const steps = await api.file.attach({ ticket }, { signal: abort.signal })
  for (;;) {
    const step = await steps.next()
    if (step.done) return step.value
  }
}

/** Sends files one after the other, each with its progress and its own way to stop it. */
export function useUploads(onAttached: (attached: Evidence, file: File) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const queue = useRef<Waiting[]>([])
  const running = useRef<Waiting | null>(null)
  const count = useRef(0)
  const latest = useRef(onAttached)
  latest.current = onAttached

  const change = (key: number, values: Partial<Upload>) =>
    setUploads((old) => old.map((upload) => (upload.key === key ? { ...upload, ...values } : upload)))
  const drop = (key: number) => setUploads((old) => old.filter((upload) => upload.key !== key))

  const work = async () => {
    if (running.current) return
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const current = next
      running.current = current
      try {
        const attached = await attach(current, (sent) => change(current.key, { sent }))
        latest.current(attached, current.file)
        drop(current.key)
      } catch (error) {
        if (isCancellation(error) || current.abort.signal.aborted) drop(current.key)
        else change(current.key, { refusal: refusalOf(error) })
      }
    }
    running.current = null
  }
  const add = (files: readonly File[]) => {
    const waiting = files.map((file) => ({ key: count.current++, file, abort: new AbortController() }))
    queue.current.push(...waiting)
    const shown = waiting.map(({ key, file }) => ({ key, name: file.name, size: file.size, sent: 0, refusal: null }))
    setUploads((old) => [...old, ...shown])
    void work()
  }
  /** Stops one file, or takes its refusal out of sight. */
  const cancel = (key: number) => {
    queue.current = queue.current.filter((one) => one.key !== key)
    if (running.current?.key === key) running.current.abort.abort()
    drop(key)
  }
  useEffect(
    () => () => {
      queue.current = []
      running.current?.abort.abort()
    },
    [],
  )
  return { uploads, add, cancel, isRunning: uploads.some((upload) => upload.refusal === null) }
}
