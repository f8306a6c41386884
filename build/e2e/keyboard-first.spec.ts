import path from 'node:path'
import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { founder } from './journey/chapter.ts'
import { names } from './journey/names.ts'
import { byPalette, expectFocus, press, pressOn, tabTo } from './window/by-keys.ts'
import { type OpenedWindow, openWindow } from './window/open-window.ts'
import { beginning, labelled, windowWords } from './window/words.ts'

type Desk = Pick<OpenedWindow, 'page' | 'folders'> & {
  readonly t: ReturnType<typeof windowWords>
  readonly say: (typeof names)['en']
}

const patience = { timeout: 40_000 }

/** From the first screen through the recovery kit to the home. */
async function found({ page, folders, t, say }: Desk): Promise<void> {
  await pressOn(page, page.getByRole('button', { name: beginning(t('start.create')) }))
  await expect(labelled(page, t('create.name'))).toBeFocused()
  await page.keyboard.type(say.organisation)
  await tabTo(page, labelled(page, t('folder.label')))
  await press(page, 'Control+a')
  await page.keyboard.type(path.join(folders.root, 'Keys.sealbook'))
  await press(page, 'Enter')
  await expect(labelled(page, t('create.person'))).toBeFocused()
  await page.keyboard.type(say.founder)
  await tabTo(page, labelled(page, t('create.login')))
  await page.keyboard.type(founder.login)
  for (const label of ['password.new', 'password.repeat']) {
    await tabTo(page, labelled(page, t(label)))
    await page.keyboard.type(founder.password)
  }
  await press(page, 'Enter')
  const kit = page.getByRole('button', { name: t('key.kit') })
  await expect(kit).toBeFocused(patience)
  const download = page.waitForEvent('download')
  await press(page, 'Enter')
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
  await expect(page.getByRole('status').filter({ hasText: '.pdf' })).toBeVisible()
  await expect(kit).toBeFocused()
  await pressOn(page, page.getByLabel(t('key.kept')), 'Space')
  await pressOn(page, page.getByRole('button', { name: t('key.continue') }))
  await expect(page.getByRole('navigation', { name: t('shell.desks') })).toBeVisible(patience)
  await expectFocus(page)
}

/** Two steps of the list of first steps: one by its tick, which goes away under the focus, and one that opens a form. */
async function firstSteps({ page, t, say }: Desk): Promise<void> {
  const guide = page.getByRole('main')
  const tick = guide.getByRole('button', { name: t('guide.byHand') })
  await pressOn(page, tick)
  await expect(tick).toHaveCount(0)
  await expectFocus(page)
  await tabTo(page, guide.getByRole('link', { name: t('guide.addDepartment'), exact: true }), true)
  await press(page, 'Enter')
  const name = page.getByRole('form').getByRole('textbox', { name: t('department.name'), exact: true })
  await expect(name).toBeFocused()
  await page.keyboard.type(say.business)
  await press(page, 'Control+Enter')
  await expect(page.getByRole('article').getByRole('heading', { name: say.business, exact: true })).toBeVisible()
  await expectFocus(page)
}

/** Whatever is opened over the page is closed by Escape and leaves the focus where it was. */
async function lookAround({ page, t, say }: Desk): Promise<void> {
  await press(page, 'Shift+?')
  await expect(page.getByRole('dialog')).toContainText(t('shell.keys'))
  await expectFocus(page)
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expectFocus(page)
  await press(page, 'F1')
  const help = page.getByRole('dialog', { name: t('help.here') })
  await expect(help).toBeVisible()
  await press(page, 'Escape')
  await expect(help).toHaveCount(0)
  await expectFocus(page)
  await press(page, 'Control+k')
  await page.keyboard.type(say.business)
  const everywhere = page.getByRole('button', { name: t('palette.everywhere', { text: say.business }) })
  await expect(everywhere).toBeVisible()
  for (let place = 0; place < 10 && (await everywhere.getAttribute('data-selected')) === null; place++)
    await press(page, 'ArrowDown')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: t('search.title') })).toBeVisible()
  await expectFocus(page)
  await pressOn(page, page.getByRole('main').getByRole('link', { name: say.business }).first())
  await expect(page.getByRole('article').getByRole('heading', { name: say.business, exact: true })).toBeVisible()
  await expectFocus(page)
  await byPalette(page, t('palette.placeholder'), t('desk.journal'))
  await expect(page).toHaveURL(/#\/journal/)
  await expectFocus(page)
}

for (const language of languages) {
  test(`a new vault is made, its first steps taken and its pages found by keys alone (${language})`, async () => {
    test.setTimeout(180_000)
    const opened = await openWindow({ viewport: { width: 1280, height: 800 } })
    const { page, folders, complaints, close } = opened
    try {
      const t = windowWords(language)
      const desk = { page, folders, t, say: names[language] }
      const chosen = page.getByRole('radio', { checked: true })
      await tabTo(page, chosen)
      if (language === 'zh-CN') await press(page, 'ArrowRight')
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await found(desk)
      await firstSteps(desk)
      await lookAround(desk)
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
}
