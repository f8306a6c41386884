import path from 'node:path'
import { expect, test } from 'playwright/test'
import { dayIn } from '#shared/base/calendar.ts'
import { type Language, languages } from '#shared/base/translate.ts'
import { founder, second } from './journey/chapter.ts'
import { names } from './journey/names.ts'
import { createVault, lock, typeCredentials, unlock } from './window/entrance.ts'
import { judge } from './window/judge.ts'
import { type OpenedWindow, openWindow } from './window/open-window.ts'
import { windowDesk } from './window/window-desk.ts'
import { windowWords } from './window/words.ts'

async function locked({ page, folders }: OpenedWindow, language: Language, found: string[]): Promise<void> {
  const t = windowWords(language)
  const desk = windowDesk({ page, language, today: dayIn('Asia/Shanghai', Date.now()), folder: '' })
  const { organisation, founder: person } = names[language]
  const look = (name: string) => judge(page, `${language}-${name}`, 'light', found)
  await page.getByText(language === 'en' ? 'English' : '简体中文', { exact: true }).click()
  const folder = path.join(folders.root, `${language}.sealbook`)
  await createVault({ page, t }, folder, { ...founder, organisation, person }, (step) => look(`create-${step}`))
  await look('home-empty')
  await desk.lock()
  for (const view of ['join', 'recover', 'open', 'demo'] as const) {
    await page.getByRole('link', { name: t(`locked.link.${view}`) }).click()
    await look(`locked-${view}`)
  }
  await page.goto(new URL(page.url()).origin)
  await typeCredentials({ page, t }, { ...founder, password: 'not the password at all' })
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 40_000 })
  await look('unlock-refused')
  await unlock({ page, t }, founder)
}

async function opened({ page }: OpenedWindow, language: Language, found: string[]): Promise<void> {
  const t = windowWords(language)
  const say = names[language]
  const today = dayIn('Asia/Shanghai', Date.now())
  const desk = windowDesk({ page, language, today, folder: '' })
  const look = (name: string) => judge(page, `${language}-${name}`, 'light', found)
  const rail = async (name: string) => {
    await page
      .getByRole('navigation', { name: t('shell.desks') })
      .getByRole('link', { name, exact: true })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await desk.create('department', { name: say.business, code: 'RET' })
  await desk.create('audit', {
    title: say.audit,
    kind: 'quarterly',
    period: { start: '2026-01-01', end: '2026-03-31' },
    leadAuditor: say.founder,
    auditees: [say.business],
  })
  await rail(t('desk.findings'))
  await look('list-empty')
  await page.keyboard.press('n')
  await expect(page.getByRole('form')).toBeVisible()
  await look('form')
  // The panel scrolls, never the window around it.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(t('form.errors'))).toBeVisible()
  await look('form-errors')
  await page.getByRole('button', { name: t('form.cancel') }).click()
  await desk.create('finding', {
    title: say.finding,
    severity: 'high',
    condition: say.condition,
    criterion: say.criterion,
    department: say.business,
    audit: say.audit,
  })
  await look('detail')
  for (const tab of ['related', 'comments', 'history', 'reports']) {
    await page.getByRole('tab', { name: t(`record.tab.${tab}`), exact: true }).click()
    await look(`detail-${tab}`)
  }
  await page.getByRole('button', { name: t('finding.step.planAction') }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('step')
  await page.keyboard.press('Escape')
  // Typed at once: no letter may be lost while the palette opens.
  await page.keyboard.press('Control+k')
  await page.keyboard.type(say.search)
  await expect(page.getByPlaceholder(t('palette.placeholder'))).toHaveValue(say.search)
  // The words sought are marked, so the title stands in several pieces.
  await expect(page.getByRole('dialog')).toContainText(say.finding)
  await look('palette')
  await page.keyboard.press('Escape')
  await rail(t('desk.audits'))
  await page.getByText(say.audit).first().click()
  await expect(page.getByRole('article')).toBeVisible()
  await look('audit')
  await page.getByRole('tab', { name: t('record.tab.reports'), exact: true }).click()
  await page
    .getByRole('button', { name: t('reports.seal'), exact: true })
    .first()
    .click()
  await look('seal')
  await page.keyboard.press('Escape')
  for (const name of ['home', 'reports', 'verify', 'journal'] as const) {
    await rail(t(`desk.${name}`))
    await look(name)
  }
  await rail(t('desk.settings'))
  for (const section of ['window', 'organisation', 'members', 'password', 'about']) {
    await page.getByRole('tab', { name: t(`settings.${section}`) }).click()
    await look(`settings-${section}`)
  }
  await lock({ page, t })
}

for (const language of languages) {
  test(`every screen is accessible and readable in both themes (${language})`, async () => {
    test.setTimeout(600_000)
    const opening = await openWindow()
    const found: string[] = []
    try {
      await locked(opening, language, found)
      await opened(opening, language, found)
      expect(opening.host.said()).toMatch(/^ready \S+\n$/)
      expect(found).toEqual([])
      expect(opening.complaints).toEqual([])
    } finally {
      await opening.close()
    }
  })
}

test('the language and the theme that a person chose stay with the window', async () => {
  const { page, folders, close } = await openWindow()
  const t = windowWords('zh-CN')
  try {
    await page.getByText('简体中文', { exact: true }).click()
    const folder = path.join(folders.root, 'Vault.sealbook')
    await createVault({ page, t }, folder, { ...second, organisation: names['zh-CN'].organisation, person: '周远' })
    await page.getByRole('link', { name: t('desk.settings'), exact: true }).click()
    await page.getByText(t('preferences.theme.dark'), { exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await lock({ page, t })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await expect(page.getByRole('heading', { name: t('unlock.title'), exact: true })).toBeVisible()
  } finally {
    await close()
  }
})
