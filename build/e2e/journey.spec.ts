import path from 'node:path'
import { expect, test } from 'playwright/test'
import { dayIn } from '#shared/base/calendar.ts'
import { languages } from '#shared/base/translate.ts'
import { names } from './journey/names.ts'
import { tellJourney } from './journey/story.ts'
import { openWindow } from './window/open-window.ts'
import { keptByPage, traces } from './window/traces.ts'
import { windowDesk } from './window/window-desk.ts'

for (const language of languages) {
  test(`a person gets from nothing to a verified report in the window (${language})`, async () => {
    test.setTimeout(600_000)
    const opened = await openWindow()
    const { page, folders, complaints } = opened
    try {
      const vault = path.join(folders.root, 'Journey.sealbook')
      const today = dayIn('Asia/Shanghai', Date.now())
      const desk = windowDesk({ page, language, today, folder: vault })
      // Long enough to stand in no dictionary of the browser.
      // The name of the vault is remembered, as its path is.
      const canaries = Object.values(names[language]).filter(
        (text) => Buffer.byteLength(text) >= 16 && text !== names[language].organisation,
      )
      expect(canaries.length).toBeGreaterThan(20)
      const places = [vault, folders.data, folders.profile, folders.temporary]
      await tellJourney(desk, async (name, tell) => {
        await test.step(name, tell)
        expect(complaints).toEqual([])
      })
      expect(traces(places, canaries)).toEqual([])
      for (const kept of await keptByPage(page))
        expect(kept).toMatch(/^local (sealbook\.preferences|mantine-color-scheme)/)
      await opened.closeBrowser()
      expect(traces(places, canaries)).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await opened.close()
    }
  })
}
