import { rmSync } from 'node:fs'

/** Removes what the processes of a run shared. */
export default function removeShared(): void {
  const { SEALBOOK_SHARED } = process.env
  if (SEALBOOK_SHARED) rmSync(SEALBOOK_SHARED, { recursive: true, force: true })
}
