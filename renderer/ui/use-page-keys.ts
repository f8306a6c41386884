import { type HotkeyItem, useHotkeys } from '@mantine/hooks'

/**
 * Whether a dialog was open when the last key went down. Seen before anybody acts on the key: a dialog that closes on
 * Escape may be gone by the time the page is asked.
 */
let isUnderDialog = false
addEventListener(
  'keydown',
  () => {
    isUnderDialog = document.querySelector('[role="dialog"]') !== null
  },
  { capture: true },
)

/** A plus parts the names of keys, and keyboards have it with Shift or without. */
const namesOf = (key: string) => (key === '+' ? ['[plus]', 'shift+[plus]'] : [key])

const fields = ['INPUT', 'TEXTAREA', 'SELECT']
const noText = ['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'file']

/** Whether somebody fills in a form, or types where a browser has keys of its own for what is typed. */
function isTyping(element: Element | null): boolean {
  if (element?.closest('form')) return true
  if (element instanceof HTMLTextAreaElement) return !element.readOnly
  return element instanceof HTMLInputElement && !element.readOnly && !noText.includes(element.type)
}

const hasModifier = ([name]: HotkeyItem) => name.startsWith('mod+')

/**
 * Keys of the page below any dialog: while one is open they are silent, for Escape closes the dialog alone. They are
 * silent within controls too, unless `everywhere`; those with a modifier only where somebody types, or where a part of the
 * page has taken them for itself.
 */
export function usePageKeys(keys: readonly (readonly [string, () => void])[], everywhere = false): void {
  const items = keys.flatMap(([key, run]) =>
    namesOf(key).map(
      (name): HotkeyItem => [
        name,
        () => {
          if (!isUnderDialog) run()
        },
      ],
    ),
  )
  const [withModifier, plain] = [items.filter(hasModifier), items.filter((item) => !hasModifier(item))]
  const untyped = withModifier.map(([name, run]): HotkeyItem => {
    const press: HotkeyItem[1] = (event) => {
      if (event.defaultPrevented || isTyping(document.activeElement)) return
      event.preventDefault()
      run(event)
    }
    return [name, press, { preventDefault: false }]
  })
  useHotkeys(plain, everywhere ? [] : fields)
  useHotkeys(everywhere ? withModifier : untyped, [])
}
