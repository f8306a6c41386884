import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { pressOn, tabTo } from './window/by-keys.ts'
import { chooseLanguage, createVault } from './window/entrance.ts'
import { type OpenedWindow, openWindow } from './window/open-window.ts'
import { beginning, windowWords } from './window/words.ts'

test.describe.configure({ timeout: 300_000 })

/** A camera of Chromium's own, which shows a pattern that moves. */
const args = ['--use-fake-device-for-media-stream']

async function allow({ context, page }: OpenedWindow, setting: 'granted' | 'denied'): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('Browser.setPermission', {
    permission: { name: 'camera' },
    setting,
    origin: new URL(page.url()).origin,
  })
}

const founding = {
  login: 'mei',
  password: 'a long password of the founder',
  organisation: 'Northwind',
  person: 'Mei Lin',
}

/** Remembers the stream of the dialog, so that it can be asked for after the dialog is gone. */
const remember = (page: Page) =>
  page.locator('[role=dialog] video').evaluate((video) => {
    if (video instanceof HTMLVideoElement) Reflect.set(window, 'sealbookTestStream', video.srcObject)
  })

/** Whether what was remembered is still on. */
const isOn = (page: Page) =>
  page.evaluate(() => {
    const stream: unknown = Reflect.get(window, 'sealbookTestStream')
    if (!(stream instanceof MediaStream)) throw new Error('no stream was remembered')
    return stream.getTracks().some(({ readyState }) => readyState === 'live')
  })

for (const language of ['en', 'zh-CN'] as const)
  test(`paper is photographed with the camera of the machine, by keys, and nothing stays on or is kept unasked (${language})`, async () => {
    const opening = await openWindow({ args })
    const { page, folders, complaints, close } = opening
    const t = windowWords(language)
    try {
      await chooseLanguage(page, language)
      await createVault({ page, t }, path.join(folders.root, 'New.sealbook'), founding)
      await page.goto(new URL('#/records/course/new?wide=true', page.url()).href)
      const camera = page.getByRole('button', { name: t('camera.open') })
      const dialog = page.getByRole('dialog', { name: t('camera.title') })
      const photographs = page.getByRole('listitem').filter({ hasText: t('camera.name') })

      await allow(opening, 'denied')
      await pressOn(page, camera)
      await expect(dialog.getByText(t('camera.refused'), { exact: true })).toBeVisible()
      await expect(dialog.getByRole('button', { name: t('camera.again') })).toBeFocused()
      await allow(opening, 'granted')
      await page.keyboard.press('Enter')

      const take = dialog.getByRole('button', { name: t('camera.take'), exact: true })
      await expect(take).toBeFocused()
      await expect(take).not.toHaveAttribute('data-disabled')
      // Unplugged, it says so.
      await dialog.locator('video').evaluate((video) => {
        if (!(video instanceof HTMLVideoElement) || !(video.srcObject instanceof MediaStream)) return
        video.srcObject.getTracks()[0]?.dispatchEvent(new Event('ended'))
      })
      await expect(dialog.getByText(t('camera.gone'), { exact: true })).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(take).not.toHaveAttribute('data-disabled')

      // Left without a picture: the camera goes out with the dialog, and nothing was kept.
      await remember(page)
      expect(await isOn(page)).toBe(true)
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      expect(await isOn(page)).toBe(false)
      await expect(camera).toBeFocused()
      await expect(photographs).toHaveCount(0)

      await page.keyboard.press('Enter')
      await expect(take).not.toHaveAttribute('data-disabled')
      await remember(page)
      await expect(take).toBeFocused()
      await page.keyboard.press('Enter')
      const use = dialog.getByRole('button', { name: t('camera.use') })
      await expect(use).toBeFocused()
      expect(await isOn(page)).toBe(false)
      await tabTo(page, dialog.getByRole('button', { name: t('camera.retake') }), true)
      await page.keyboard.press('Enter')
      await expect(take).not.toHaveAttribute('data-disabled')
      await expect(take).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(use).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(dialog).toBeHidden()
      await expect(photographs.first()).toContainText('.jpg', { timeout: 40_000 })
      await expect(camera).toBeFocused()

      const show = photographs.getByRole('button', {
        name: beginning(t('evidence.showOf', { name: t('camera.name') })),
      })
      await pressOn(page, show)
      await expect(page.getByRole('dialog').getByText(t('fileKind.jpeg'), { exact: false })).toBeVisible()
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })
