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

/**
 * Keys of the page below any dialog: while one is open they are silent, for Escape closes the dialog alone. They are
 * silent within controls too, unless `everywhere`.
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
  useHotkeys(items, everywhere ? [] : fields)
}
