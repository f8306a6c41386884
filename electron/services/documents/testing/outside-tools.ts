import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Whether the judges that these tests call are installed; on Debian poppler-utils, qpdf and mupdf-tools. */
export function hasTools(...tools: readonly string[]): boolean {
  return tools.every((tool) => {
    try {
      execFileSync('which', [tool], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}

/** Writes a document into a temporary folder, hands its path to `use`, and removes the folder. */
export function withFile<Result>(bytes: Uint8Array, use: (file: string, folder: string) => Result): Result {
  const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-document-'))
  try {
    const file = path.join(folder, 'document.pdf')
    writeFileSync(file, bytes)
    return use(file, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs a tool and answers what it printed; throws where it fails. */
export function run(tool: string, ...parameters: readonly string[]): string {
  return execFileSync(tool, parameters, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
