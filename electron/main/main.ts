import { app } from 'electron'
import { prepareApplication, runApplication } from './application.ts'

// Not awaited: Electron is ready only after this file has run to its end.
if (prepareApplication()) {
  runApplication().catch((error: unknown) => {
    process.stderr.write(`Sealbook did not start: ${error instanceof Error ? error.message : 'unknown'}\n`)
    app.exit(1)
  })
} else app.quit()
