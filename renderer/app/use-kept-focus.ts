import { useEffect } from 'react'

/** Where the focus was: the control, what it stood in from the inside out, and its middle on the screen. */
type Place = {
  readonly control: HTMLElement
  readonly form: HTMLElement | null
  readonly within: readonly Element[]
  readonly x: number
  readonly y: number
}

/** What may be given the focus unasked: no text, in which the next key of the page would be typed. */
const receivers = 'a[href], button, input:is([type="checkbox"], [type="radio"]), [role="row"][tabindex], summary'
/** How many places are remembered: a menu opens a dialog, which asks once more. */
const remembered = 12
/** How long whoever took the control away has to give the focus to another, in milliseconds. */
const patience = 120

function isGone(control: HTMLElement): boolean {
  return !control.isConnected || control.matches(':disabled')
}

function canHold(control: HTMLElement): boolean {
  return !isGone(control) && control.checkVisibility()
}

function placeOf(control: HTMLElement): Place {
  const within: Element[] = []
  // Beyond the page, or what lies above it, everything is near to everything.
  for (
    let at = control.parentElement;
    at && !at.matches('main, nav, body, #root, [data-portal]');
    at = at.parentElement
  )
    within.push(at)
  const { left, width, top, height } = control.getBoundingClientRect()
  return { control, form: control.closest('form'), within, x: left + width / 2, y: top + height / 2 }
}

/** The control nearest to a place in the innermost of what it stood in that is still there: of lines before columns. */
function nearest({ within, form, x, y }: Place): HTMLElement | null {
  // What comes after a form is another page, and begins at its beginning.
  if (form && !form.isConnected) return null
  const away = (control: HTMLElement) => {
    const { left, width, top, height } = control.getBoundingClientRect()
    return Math.abs(top + height / 2 - y) * 4 + Math.abs(left + width / 2 - x)
  }
  for (const around of within) {
    if (!around.isConnected) continue
    const there = [...around.querySelectorAll<HTMLElement>(receivers)].filter(
      (one) => one.tabIndex >= 0 && canHold(one),
    )
    const [first] = there.sort((one, other) => away(one) - away(other))
    if (first) return first
  }
  return null
}

/** Where the focus goes from a control that is gone. */
function heirOf(lost: Place, places: readonly Place[]): HTMLElement | null {
  const isOwnPage = lost.within.some((around) => around.matches('[role="dialog"], [role="menu"]')) || !lost.form
  const before = isOwnPage ? places.find(({ control }) => canHold(control))?.control : undefined
  return nearest(lost) ?? before ?? document.querySelector<HTMLElement>('#page')
}

/**
 * Whoever works by keyboard stands somewhere, always. When the control that has the focus is taken away, as a row that is
 * removed or a dialog that closes, and nothing else was given the focus, it goes to what is next to it, else to where it
 * was before, else to the page. A control that only works for a while gets it back.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let places: readonly Place[] = []
    let lost: Place | null = null
    let waiting: ReturnType<typeof setTimeout> | undefined
    let behind: ReturnType<typeof setTimeout> | undefined
    let frame: number | undefined
    const nobodyHasIt = () => document.activeElement === null || document.activeElement === document.body
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target === document.body) return
      lost = null
      places = [placeOf(target), ...places.filter(({ control }) => control !== target)].slice(0, remembered)
    }
    const restore = () => {
      if (!lost || !nobodyHasIt()) return
      // It works and is there still: it is asked again when it has done.
      if (lost.control.isConnected && lost.control.matches('[data-loading]:disabled')) return
      const heir = canHold(lost.control) ? lost.control : heirOf(lost, places)
      lost = null
      heir?.focus({ preventScroll: true })
    }
    const losesBy = (cannot: (control: HTMLElement) => boolean) => {
      const [last] = places
      // A control that was switched off has the focus until the next frame.
      const isItsOwn = nobodyHasIt() || document.activeElement === last?.control
      if (!lost && last && isItsOwn && cannot(last.control)) lost = last
      clearTimeout(waiting)
      if (lost) waiting = setTimeout(restore, patience)
    }
    // Behind the frame: asked at once, whether a control is seen would have the page laid out for every change of it.
    const unseen = () => losesBy((control) => !canHold(control))
    const watch = () => {
      losesBy(isGone)
      frame ??= requestAnimationFrame(() => {
        frame = undefined
        behind = setTimeout(unseen)
      })
    }
    // Whoever points elsewhere has left by themselves.
    const letGo = () => {
      lost = null
    }
    const observer = new MutationObserver(watch)
    document.addEventListener('focusin', remember)
    document.addEventListener('pointerdown', letGo)
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    return () => {
      for (const timer of [waiting, behind]) clearTimeout(timer)
      if (frame !== undefined) cancelAnimationFrame(frame)
      document.removeEventListener('focusin', remember)
      document.removeEventListener('pointerdown', letGo)
      observer.disconnect()
    }
  }, [])
}
