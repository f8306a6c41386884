import { type RefObject, useEffect, useRef } from 'react'

/** Text that is pasted into a text box is text, even where a picture of it lies in the clipboard too. */
function isText(event: ClipboardEvent): boolean {
  const { target, clipboardData } = event
  const isBox = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isBox && (clipboardData?.types ?? []).some((type) => type === 'text/plain' || type === 'text/html')
}

/**
 * Takes files that are pasted while the page is open, and files that are dropped anywhere on the form or section around
 * `place`. Where several take files, the first one does.
 */
export function useFileEntrances(
  place: RefObject<HTMLElement | null>,
  onFiles: (files: readonly File[]) => void,
): void {
  const latest = useRef(onFiles)
  latest.current = onFiles
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || event.defaultPrevented || isText(event)) return
      event.preventDefault()
      latest.current(files)
    }
    // Dropped beside its place, a file would take the place of the whole window.
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      const around = place.current?.closest('form, section')
      const files = [...(event.dataTransfer?.files ?? [])]
      if (event.defaultPrevented || files.length === 0) return
      event.preventDefault()
      if (event.target instanceof Node && around?.contains(event.target)) latest.current(files)
    }
    document.addEventListener('paste', paste)
    document.addEventListener('dragover', over)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('paste', paste)
      document.removeEventListener('dragover', over)
      document.removeEventListener('drop', drop)
    }
  }, [place])
}
