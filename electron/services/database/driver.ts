import { createRequire } from 'node:module'
import type Database from 'better-sqlite3'
import { OperationError } from '#shared/contract/errors.ts'

const load = createRequire(import.meta.url)

/**
 * The SQLite driver, loaded on first use. On a runtime with Node-API below 10 its binary ends the process without a
 * message, so it must not even be required there: `errors.runtimeTooOld` names what is running.
 */
export function loadDriver(): typeof Database {
  if (Number(process.versions.napi) < 10) {
    throw new OperationError('storage', 'errors.runtimeTooOld', { parameters: { version: process.versions.node } })
  }
  return load('better-sqlite3')
}
