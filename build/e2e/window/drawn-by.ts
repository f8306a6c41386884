import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chromium } from 'playwright/test'
import config from '../../playwright.config.ts'

/** What the system is asked for where the window's own fonts have no say: code, and characters that they lack. */
const asked = ['sans-serif', 'sans-serif:bold', 'sans-serif:lang=zh-cn', 'sans-serif:lang=zh-cn:bold', 'monospace']

/** The fonts that answer, with their versions; undefined where nothing knows. */
function fontsHere(): string | undefined {
  try {
    const answer = (pattern: string) =>
      execFileSync('fc-match', ['--format', '%{family} %{style} %{fontversion}\n', pattern], { encoding: 'utf8' })
    return asked.map(answer).join('')
  } catch {
    return undefined
  }
}

/** Which browser and which fonts draw here, in a word: pictures of others cannot be compared to the pixel. */
export async function drawnBy(): Promise<string> {
  const browser = await chromium.launch(config.use?.launchOptions ?? {})
  const [major] = browser.version().split('.')
  await browser.close()
  const fonts = fontsHere()
  const hash = fonts === undefined ? 'unknown' : createHash('sha256').update(fonts).digest('hex').slice(0, 8)
  return `chromium-${major}-fonts-${hash}`
}
