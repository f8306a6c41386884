import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from 'playwright/test'
import { translatorOf } from '#shared/base/translate.ts'
import { findingTexts } from '#shared/modules/verification/verification.lines.ts'
import { verificationMessages } from '#shared/modules/verification/verification.messages.ts'
import { verifierMessages } from '#shared/modules/verification/verification.page-messages.ts'
import type { Finding } from '#shared/modules/verification/verification.projection.ts'

const page = path.resolve(import.meta.dirname, '../../dist/assets/verifier/sealbook-verifier.html')
const t = translatorOf('en', [verificationMessages, verifierMessages])
const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-judged-'))
const judged: { readonly name: string; readonly verdict: string; readonly findings: readonly Finding[] }[] = []

test.beforeAll(() => {
  const maker = path.join(import.meta.dirname, 'window/make-judged-files.ts')
  judged.push(...JSON.parse(execFileSync(process.execPath, [maker, folder], { encoding: 'utf8' })))
})
test.afterAll(() => rmSync(folder, { recursive: true }))

/** Opens the page from its folder as a recipient does, and hears every connection that it tries and all it complains of. */
async function open(view: Page): Promise<{ readonly complaints: string[]; readonly connections: string[] }> {
  const complaints: string[] = []
  const connections: string[] = []
  view.on('console', (message) => complaints.push(message.text()))
  view.on('pageerror', (error) => complaints.push(String(error)))
  view.on('request', (request) => {
    if (request.url() !== pathToFileURL(page).href) connections.push(request.url())
  })
  await view.goto(pathToFileURL(page).href)
  return { complaints, connections }
}

async function give(view: Page, names: readonly string[]): Promise<void> {
  await view.locator('.drop input[type=file]').setInputFiles(names.map((name) => path.join(folder, name)))
}

test('a recipient judges a report in one page without a network, and says whom they know', async ({ page: view }) => {
  const { complaints, connections } = await open(view)
  await give(view, ['report.pdf'])
  const verdict = view.locator('#verdict-0')
  await expect(verdict).toHaveText(t('verify.verdict.genuine-unknown-authority'))
  await expect(verdict).toBeFocused()
  for (const name of ['Åsa Łukasz', '李明'])
    await expect(view.getByRole('row').filter({ hasText: name })).toContainText(t('verify.state.genuine'))
  await view.screenshot({ path: test.info().outputPath('unknown.png'), fullPage: true })
  await view.getByRole('button', { name: t('verifier.same') }).press('Enter')
  await expect(verdict).toHaveText(t('verify.verdict.genuine'))
  // Known by one press, it is told apart from another of its name.
  await give(view, ['impostor.pdf'])
  await expect(verdict).toHaveText(t('verify.verdict.not-genuine'))
  await expect(view.locator('.verdict')).toContainText(
    t('verify.authorityNameMisused', { name: 'Nordwind Röntgen 安全 Sealbook' }),
  )
  await give(view, ['report.pdf'])
  await expect(verdict).toHaveText(t('verify.verdict.genuine'))
  // Taken back, it is unknown again; known by its certificate, the same.
  await view.locator('.known li button').press('Enter')
  await expect(verdict).toHaveText(t('verify.verdict.genuine-unknown-authority'))
  const certificate = view.getByLabel(t('verifier.certificate'))
  await certificate.setInputFiles(path.join(folder, 'authority.pem'))
  await expect(verdict).toHaveText(t('verify.verdict.genuine'))
  await view.getByLabel(t('verifier.fingerprint')).fill('12:ab')
  await view.keyboard.press('Enter')
  await expect(view.getByRole('alert')).toHaveText(t('verifier.fingerprintInvalid', { count: 4 }))
  await certificate.setInputFiles(path.join(folder, 'report.pdf'))
  await expect(view.getByRole('alert')).toContainText('report.pdf: ')
  for (const colorScheme of ['light', 'dark'] as const)
    for (const language of ['English', '简体中文']) {
      await view.emulateMedia({ colorScheme })
      await view.getByRole('button', { name: language }).press('Enter')
      const { violations } = await new AxeBuilder({ page: view }).setLegacyMode().analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      await view.screenshot({ path: test.info().outputPath(`${colorScheme}-${language}.png`), fullPage: true })
    }
  expect([complaints, connections]).toEqual([[], []])
})

test('the page says of every tampered file what the program says of it', async ({ page: view }) => {
  expect(judged.length).toBeGreaterThan(100)
  const { complaints } = await open(view)
  await give(
    view,
    judged.map(({ name }) => name),
  )
  const sections = view.locator('.judged')
  await expect(sections).toHaveCount(judged.length, { timeout: 180_000 })
  const told = await sections.evaluateAll((all) =>
    all.map((one) => [...one.querySelectorAll('.verdict > h2, .verdict > p')].map((part) => part.textContent)),
  )
  const expected = judged.map(({ name, verdict, findings }) => [
    t(`verify.verdict.${verdict}`),
    name,
    ...findingTexts(t, findings),
  ])
  expect(told).toEqual(expected)
  await expect(view.getByRole('table').first().getByRole('row')).toHaveCount(judged.length + 1)
  expect(complaints).toEqual([])
})
