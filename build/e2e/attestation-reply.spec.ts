import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BrowserContext, expect, type Page, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

/** Saves what a press brings, under a name in a folder. */
async function saved(page: Page, folder: string, press: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  const place = path.join(folder, file.suggestedFilename())
  await file.saveAs(place)
  return place
}

/** Reads the text in a page without any network, as somebody without the program, and signs a reply to it. */
async function signed(context: BrowserContext, request: string, folder: string) {
  const page = await context.newPage()
  const fetched: string[] = []
  page.on('request', (one) => fetched.push(one.url()))
  await page.goto(pathToFileURL(request).href)
  const people = page.getByRole('combobox')
  const [, name = ''] = await people.getByRole('option').allInnerTexts()
  const sign = page.locator('#sign')
  await expect(sign).toBeDisabled()
  await people.selectOption({ label: name })
  await page.getByRole('checkbox').check()
  const reply = await saved(page, folder, () => sign.click())
  const fingerprint = await page.locator('#fingerprint').innerText()
  expect(fetched.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([])
  await page.close()
  return { name, reply, fingerprint }
}

for (const language of ['en', 'zh-CN'] as const)
  test(`somebody without the program reads, signs and sends back a reply in ${language}; no other file counts`, async () => {
    const { opening, t } = await openDemo(language, 'lead')
    const { page, context, folders, complaints, close } = opening
    try {
      await page.goto(new URL('#/records/attestationCampaign', page.url()).href)
      await page.getByRole('row').getByRole('link').first().click()
      await page.getByRole('tab', { name: t('attestationCampaign.tab.progress') }).click()
      const progress = page.getByRole('tabpanel').getByRole('status')
      // Whichever of the two a language names first, fewer have attested than were asked.
      const attested = async () =>
        Math.min(...((await progress.innerText()).match(/\d+/g) ?? []).slice(0, 2).map(Number))
      const before = await attested()
      const request = await saved(page, folders.root, () =>
        page.getByRole('button', { name: t('attesting.page') }).click(),
      )
      const { name, reply, fingerprint } = await signed(context, request, folders.root)
      expect(path.basename(reply)).toBe(`${name}.reply`)

      const short = path.join(folders.root, 'short.reply')
      writeFileSync(short, readFileSync(reply))
      truncateSync(short, 200)
      const changed = path.join(folders.root, 'changed.reply')
      const bytes = readFileSync(reply)
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
      writeFileSync(changed, bytes)

      const give = async (...files: readonly string[]) => {
        const chooser = page.waitForEvent('filechooser')
        await page.getByRole('button', { name: t('attesting.accept') }).click()
        await (await chooser).setFiles(files)
      }
      const outcome = (file: string) => page.getByRole('listitem').filter({ hasText: path.basename(file) })
      await give(short, reply, changed)
      await expect(outcome(reply)).toContainText(t('attesting.unconfirmed'))
      await expect(outcome(reply)).toContainText(fingerprint)
      for (const bad of [short, changed]) await expect(outcome(bad)).toContainText(t('attesting.refused'))
      await expect.poll(attested).toBe(before + 1)

      await give(reply)
      await expect(outcome(reply)).toContainText(t('attesting.refused'))
      expect(await attested()).toBe(before + 1)

      await page.goto(new URL('#/records/replyKey', page.url()).href)
      await page.getByRole('row').filter({ hasText: fingerprint }).getByRole('link').first().click()
      await expect(page.getByRole('article')).toContainText(name)
      await page.getByRole('button', { name: t('replyKey.step.confirm') }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })
