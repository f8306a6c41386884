import { writeFileSync } from 'node:fs'

/**
 * Leaves every mapping of this process out of core dumps (Linux, core(5), coredump_filter): a crash must not write keys
 * and records to disk in the clear. Elsewhere, and where the kernel has no such file, dumps are the machine's setting.
 */
export function keepOutOfCoreDumps(filter = '/proc/self/coredump_filter'): void {
  if (process.platform !== 'linux') return
  try {
    writeFileSync(filter, '0')
  } catch {
    // A kernel without CONFIG_ELF_CORE makes no core dumps either.
  }
}
