import type { KeyboardEvent } from 'react'

/**
 * Saves on Ctrl and Enter before the control in focus hears of it: an open list of choices takes any Enter for a choice.
 * For `onKeyDownCapture`; what is typed in a dialog that stands above is not for the one below.
 */
export function onSaveKeys(save: () => void): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target)
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !isInside) return
    event.preventDefault()
    event.stopPropagation()
    save()
  }
}

/** The same for a form that is sent as a whole. */
export function submitOnSaveKeys(event: KeyboardEvent<HTMLFormElement>): void {
  const form = event.currentTarget
  onSaveKeys(() => form.requestSubmit())(event)
}
