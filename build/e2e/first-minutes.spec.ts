import path from 'node:path'
import { expect, type Locator, type Page, test } from 'playwright/test'
import { languages, type Translator } from '#shared/base/translate.ts'
import { guideSteps } from '#shared/modules/home/home.guide.ts'
import { type HomeRole, homeRoles } from '#shared/modules/home/home.roles.ts'
import { records } from '#shared/registry.ts'
import { recordWord } from '../../renderer/records/record-word.ts'
import { founder } from './journey/chapter.ts'
import { names } from './journey/names.ts'
import { chooseLanguage, createVault } from './window/entrance.ts'
import { fillForm } from './window/fill.ts'
import { openWindow } from './window/open-window.ts'
import { windowWords } from './window/words.ts'

type Desk = { readonly page: Page; readonly t: Translator }

const patience = { timeout: 40_000 }

function guideOf({ page, t }: Desk, role: HomeRole): Locator {
  return page.getByRole('region', { name: t('guide.title', { role: t(`role.${role}`) }), exact: true })
}

async function goHome({ page, t }: Desk, role: HomeRole): Promise<Locator> {
  const rail = page.getByRole('navigation', { name: t('shell.desks') })
  await rail.getByRole('link', { name: t('desk.home'), exact: true }).click()
  await page
    .getByRole('radiogroup', { name: t('home.role') })
    .getByText(t(`role.${role}`), { exact: true })
    .click()
  const guide = guideOf({ page, t }, role)
  await expect(guide).toBeVisible()
  return guide
}

/** Where a step of the guide leads: a form, a list, or a page of its own, each by its heading. */
function headingOf({ page, t }: Desk, place: ReturnType<typeof guideSteps>[number]['place']): Locator {
  switch (place.page) {
    case 'new':
      return page.getByRole('heading', { name: t('form.new', { record: recordWord(t, place.record) }), exact: true })
    case 'list':
      return page.getByRole('heading', { level: 1, name: t(`${place.record}.plural`), exact: true })
    case 'members':
      return page.getByRole('heading', { level: 1, name: t('desk.settings'), exact: true })
    case 'journal':
      return page.getByRole('heading', { level: 1, name: t('desk.journal'), exact: true })
    case 'recovery':
      return page.getByRole('article').getByRole('heading', { level: 1 })
  }
}

/** Every step of every role leads somewhere, and nothing is ticked that nobody did. */
async function followEach(desk: Desk): Promise<void> {
  for (const role of homeRoles)
    for (const { key, place } of guideSteps(role, '')) {
      const guide = await goHome(desk, role)
      await guide.getByRole('link', { name: desk.t(`guide.${key}`), exact: true }).click()
      await expect(headingOf(desk, place), `${role}: ${key}`).toBeVisible()
    }
}

/** Whoever does a step finds it ticked on coming home. */
async function doOne(desk: Desk): Promise<void> {
  const { page, t } = desk
  const guide = await goHome(desk, 'trainer')
  await expect(guide).toContainText(t('guide.count', { done: 0, all: 4 }))
  await guide.getByRole('link', { name: t('guide.addCourse'), exact: true }).click()
  const scope = page.getByRole('form')
  await expect(scope).toBeVisible()
  await fillForm({ page, scope, t }, 'course', records.course.fields, {
    title: 'TLS 1.3',
    kind: 'technical',
    hours: '2',
  })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article').getByRole('heading', { name: 'TLS 1.3', exact: true })).toBeVisible()
  await expect(await goHome(desk, 'trainer')).toContainText(t('guide.count', { done: 1, all: 4 }))
}

/** Samples come and go together, and what one has made oneself stays. */
async function trySamples(desk: Desk): Promise<void> {
  const { page, t } = desk
  const guide = await goHome(desk, 'lead')
  await guide.getByRole('button', { name: t('sample.add') }).click()
  const remove = guide.getByRole('button', { name: t('sample.remove') })
  await expect(remove).toBeVisible(patience)
  await guide.getByRole('link', { name: t('guide.startCycle'), exact: true }).click()
  const count = page.getByText(t('list.count', { count: 1 }), { exact: true })
  await expect(count).toBeVisible()
  await (await goHome(desk, 'lead')).getByRole('button', { name: t('sample.remove') }).click()
  await expect(guide.getByRole('button', { name: t('sample.add') })).toBeVisible(patience)
  await guide.getByRole('link', { name: t('guide.startCycle'), exact: true }).click()
  await expect(page.getByText(t('list.count', { count: 0 }), { exact: true })).toBeVisible()
  await expect(await goHome(desk, 'trainer')).toContainText(t('guide.count', { done: 1, all: 4 }))
}

test.describe.configure({ timeout: 240_000 })

for (const language of languages)
  test(`the first steps of each role lead where they say, are ticked, and samples come and go (${language})`, async () => {
    const opened = await openWindow({ viewport: { width: 1280, height: 800 } })
    const { page, folders, complaints, close } = opened
    try {
      const desk = { page, t: windowWords(language) }
      await chooseLanguage(page, language)
      const say = names[language]
      const founding = { organisation: say.organisation, person: say.founder, ...founder }
      await createVault(desk, path.join(folders.root, 'First.sealbook'), founding)
      await followEach(desk)
      await doOne(desk)
      await trySamples(desk)
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
