type Save = () => Promise<void>

const saves = new Set<Save>()
/** How long locking waits for what is being typed to be kept, in milliseconds: a vault must lock even when it cannot write. */
const patience = 2000

/** Has `save` run before this window locks the vault; answers the way to take it back. */
export function beforeLock(save: Save): () => void {
  saves.add(save)
  return () => saves.delete(save)
}

/** Keeps what is being typed; never fails and never takes longer than the patience. */
export async function keepBeforeLock(): Promise<void> {
  const all = Promise.allSettled([...saves].map((save) => save()))
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, patience))])
}
