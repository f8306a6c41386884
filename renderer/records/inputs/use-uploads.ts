import { useEffect, useId, useRef } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Evidence } from '#shared/record/fields.ts'
import { type Task, taskList } from '../../api/tasks.ts'
import { startUpload } from '../../api/uploads.ts'
import { useTaskList } from '../../api/use-kept-task.ts'

/** A file on its way into the vault. */
export type Upload = {
  readonly key: number
  readonly name: string
  readonly size: number
  /** Bytes sent so far. */
  readonly sent: number
  readonly refusal: ErrorShape | null
}

let count = 0

function uploadOf({ id, label, progress, refusal }: Task): Upload {
  const { done = 0, total = 0 } = progress ?? {}
  return { key: id, name: String(label.parameters?.name ?? ''), size: total, sent: done, refusal }
}

/**
 * Sends files one after the other, each with its progress and its own way to stop it. With `page`, the name of a page that
 * saves them, they go on in the tray when it is left, and who comes back finds them; otherwise leaving stops them.
 */
export function useUploads(onAttached: (attached: Evidence, file: File) => Promise<void> | void, page?: string) {
  const own = useId()
  const prefix = `${page ?? own}#`
  const tasks = useTaskList().filter(({ place }) => place.startsWith(prefix))
  const places = tasks.map(({ place }) => place).join('\n')
  useEffect(() => {
    const stops = places.split('\n').map((place) => taskList.watch(place))
    return () => {
      for (const stop of stops) stop()
    }
  }, [places])
  useEffect(() => {
    // What went well is among the files now, and what was cancelled was so by hand: neither has anything to tell.
    for (const { id, state } of tasks) if (state === 'done' || state === 'cancelled') taskList.dismiss(id)
  })
  const leaving = useRef<() => void>(() => undefined)
  leaving.current = () => {
    if (page !== undefined) return
    for (const task of taskList.all()) if (task.place.startsWith(prefix)) task.cancel()
  }
  useEffect(() => () => leaving.current(), [])

  const add = (files: readonly File[]) => {
    for (const file of files) {
      count += 1
      void startUpload(`${prefix}${count}`, file, onAttached)
    }
  }
  /** Stops one file, or takes its refusal out of sight. */
  const cancel = (key: number) => {
    tasks.find(({ id }) => id === key)?.cancel()
    taskList.dismiss(key)
  }
  const uploads = tasks.filter(({ state }) => state === 'running' || state === 'failed').map(uploadOf)
  return { uploads, add, cancel }
}
