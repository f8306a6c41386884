import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import type { PaletteAction } from './palette-action.ts'

const AccountabilityDialog = lazy(async () => ({
  default: (await import('../../records/accountability-dialog.tsx')).AccountabilityDialog,
}))

/** Asks who was accountable for any record on a day. */
export function useAccountableAction(): { readonly action: PaletteAction; readonly dialog: ReactNode } {
  const [isAsking, setIsAsking] = useState(false)
  const action = useMemo((): PaletteAction => {
    const run = () => setIsAsking(true)
    return { id: 'accountable', group: 'go', name: (t) => t('accountability.ask'), run }
  }, [])
  const dialog = isAsking ? (
    <Suspense fallback={null}>
      <AccountabilityDialog onClose={() => setIsAsking(false)} />
    </Suspense>
  ) : null
  return { action, dialog }
}
