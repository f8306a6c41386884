import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** Where vaults are made unless a person says otherwise. */
export function defaultFolder(): string {
  const documents = path.join(homedir(), 'Documents')
  return path.join(existsSync(documents) ? documents : homedir(), 'Sealbook')
}
