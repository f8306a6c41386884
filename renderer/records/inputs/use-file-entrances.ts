import { type RefObject, useEffect, useRef, useState } from 'react'

/** Text that is pasted into a text box is text, even where a picture of it lies in the clipboard too. */
function isText(event: ClipboardEvent): boolean {
  const { target, clipboardData } = event
  const isBox = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isBox && (clipboardData?.types ?? []).some((type) => type === 'text/plain' || type === 'text/html')
}

/** Whether a dialog lies over the place: what is pasted or dropped then is meant for the dialog. */
function isCovered(place: HTMLElement | null): boolean {
  const dialog = document.querySelector('[role="dialog"][aria-modal="true"]')
  return dialog !== null && !dialog.contains(place)
}

/** The drops that a place has taken: each prevents what the browser would do, so that alone does not tell. */
const taken = new WeakSet<Event>()

/**
 * Takes files that are pasted while the page is open, and files that are dropped anywhere on what is `around` the place.
 * Where several take files, the one that they are dropped on does, otherwise the first one. Answers whether files are
 * held over it.
 */
export function useFileEntrances(
  place: RefObject<HTMLElement | null>,
  onFiles: (files: readonly File[]) => void,
  around = 'form, section',
): boolean {
  const latest = useRef(onFiles)
  latest.current = onFiles
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const isMeant = ({ target }: DragEvent) => {
      if (!(target instanceof Element) || isCovered(place.current)) return false
      const nearest = target.closest('[data-takes-files]')
      if (nearest !== null) return nearest === place.current
      return place.current?.closest(around)?.contains(target) ?? false
    }
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || event.defaultPrevented || isText(event) || isCovered(place.current)) return
      event.preventDefault()
      latest.current(files)
    }
    // Dropped beside its place, a file would take the place of the whole window.
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(isMeant(event))
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      if (taken.has(event) || !isMeant(event)) return
      taken.add(event)
      latest.current(files)
    }
    document.addEventListener('paste', paste)
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('paste', paste)
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [place, around])
  return isOver
}
