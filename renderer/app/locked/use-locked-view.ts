import { useSyncExternalStore } from 'react'

/** What the locked window can show; each has its address, so that back works. */
export const lockedViews = ['start', 'unlock', 'create', 'open', 'join', 'recover', 'demo'] as const
export type LockedView = (typeof lockedViews)[number]

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

/** The view named by the address, or null where it names none. */
export function useLockedView(): LockedView | null {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return lockedViews.find((view) => hash === `#/${view}`) ?? null
}

/** The place in the handbook named by the address, its beginning without a chapter, or null where it names none. */
export function useLockedHelp(): { readonly chapter: string | null; readonly section: string | null } | null {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  const [address, chapter = null, section = null] = /^#\/help(?:\/([\w-]+))?(?:\/([\w-]+))?$/.exec(hash) ?? []
  return address === undefined ? null : { chapter, section }
}

export function showLockedView(view: LockedView): void {
  location.hash = `#/${view}`
}

/** Leaves the address of a locked view behind, so that the open window begins at its home. */
export function leaveLockedViews(): void {
  if (lockedViews.some((view) => location.hash === `#/${view}`)) history.replaceState(null, '', '#/')
}
