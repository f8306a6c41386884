import { createSpotlight } from '@mantine/spotlight'
import { useEffect } from 'react'
import type { SearchHit } from '#shared/modules/search/search.contract.ts'
import type { ShownHit } from './record-hit.tsx'

export const listId = 'palette-actions'

const [store, { open }] = createSpotlight()

export { open as openPalette, store as paletteStore }

/** Marks the first action as the chosen one, in the way in which the library marks and reads it. */
function chooseFirst(): void {
  const list = document.getElementById(listId)
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected')
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
  // Arrow keys count from it.
  store.updateState((state) => ({ ...state, selected: 0 }))
}

type Shown = {
  readonly hits: readonly SearchHit[]
  /** The records looked at last, which come to be known after the palette has opened. */
  readonly recent: readonly ShownHit[]
  /** Whether it is open with nothing typed. */
  readonly isBare: boolean
}

/** The library chooses when words are typed; answers come later, and Enter should open the first of what is shown. */
export function useFirstChosen({ hits, recent, isBare }: Shown): void {
  useEffect(() => {
    if (hits.length > 0) chooseFirst()
  }, [hits])
  const known = recent.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes to be known stands before the rest
  useEffect(() => {
    if (isBare) chooseFirst()
  }, [isBare, known])
}
