import { type HotkeyItem, useHotkeys } from '@mantine/hooks'

const fields = ['INPUT', 'TEXTAREA', 'SELECT']

/**
 * Keys of the page below any dialog: while one is open they are silent, for Escape closes the dialog alone. They are
 * silent within controls too, unless `everywhere`.
 */
export function usePageKeys(keys: readonly (readonly [string, () => void])[], everywhere = false): void {
  const items = keys.map(([key, run]): HotkeyItem => {
    return [
      key,
      () => {
        if (document.querySelector('[role="dialog"]') === null) run()
      },
    ]
  })
  useHotkeys(items, everywhere ? [] : fields)
}
