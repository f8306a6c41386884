import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from 'playwright/test'
import type { Language } from '#shared/base/translate.ts'
import { records } from '#shared/registry.ts'
import { deskOf } from '../../../renderer/app/desks.ts'
import type { Desk, Place } from '../journey/desk.ts'
import * as entrance from './entrance.ts'
import { fillForm } from './fill.ts'
import { audit, dropAndRead, invite, patience, type Window } from './pages.ts'
import { beginning, labelled, windowWords } from './words.ts'

type Options = {
  readonly page: Page
  readonly language: Language
  readonly today: string
  readonly folder: string
}

/** Goes to the list of a record as a person does: by the rail, then by the tab of the desk. */
export async function goToList({ page, t }: Window, record: Place['record']): Promise<void> {
  const desk = deskOf(records[record])
  const rail = page.getByRole('navigation', { name: t('shell.desks') })
  await rail.getByRole('link', { name: t(`desk.${desk}`), exact: true }).click()
  const list = page.getByRole('heading', { level: 1, name: t(`${record}.plural`), exact: true })
  const tab = page.getByRole('navigation', { name: t(`desk.${desk}`), exact: true })
  const link = tab.getByRole('link', { name: t(`${record}.plural`), exact: true })
  await expect(list.or(link).first()).toBeVisible()
  if (await link.isVisible()) await link.click()
  await expect(list).toBeVisible()
}

/** Opens a record by the palette, as whoever knows its title does. */
export async function openRecord({ page, t }: Window, { record, title }: Place): Promise<Locator> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await palette.getByPlaceholder(t('palette.placeholder')).fill(title)
  await palette
    .getByRole('button', { name: beginning(`${title} ${t(record)}`) })
    .first()
    .click()
  const article = page.getByRole('article')
  await expect(article.getByRole('heading', { name: title, exact: true })).toBeVisible()
  return article
}

async function openTab({ page, t }: Window, tab: string): Promise<void> {
  await page.getByRole('tab', { name: t(`record.tab.${tab}`), exact: true }).click()
}

async function download(page: Page, act: () => Promise<void>): Promise<Uint8Array> {
  const [file] = await Promise.all([page.waitForEvent('download', patience), act()])
  return readFileSync(await file.path())
}

function steps({ page, t }: Window): Locator {
  return page.getByRole('article').getByRole('group', { name: t('steps.label') })
}

/** The state that the badge beside the steps names. */
async function shownState(window: Window, record: Place['record']): Promise<string> {
  const status = steps(window).locator('xpath=..')
  const [first = ''] = (await status.innerText()).split('\n')
  const states = Object.keys(records[record].workflow?.states ?? {})
  return states.find((state) => window.t(`${record}.state.${state}`) === first.trim()) ?? first
}

async function takeStep(window: Window, { record, title }: Place, step: string, given: Parameters<Desk['take']>[2]) {
  const { page, t } = window
  await openRecord(window, { record, title })
  const name = t(`${record}.step.${step}`)
  await steps(window).getByRole('button', { name, exact: true }).click()
  if (given) {
    const dialog = page.getByRole('dialog', { name })
    await fillForm({ page, scope: dialog, t }, record, records[record].fields, given)
    await dialog.getByRole('button', { name, exact: true }).click()
    await expect(dialog).toBeHidden()
  }
  const to = records[record].workflow?.transitions[step]?.to
  await expect.poll(() => shownState(window, record)).toBe(to)
}

async function stateLink({ page, t }: Window, relation: string, to: Place): Promise<void> {
  const section = page.getByRole('region', { name: t('link.plural') })
  const choose = async (label: string, option: string, typed: boolean) => {
    const box = section.getByRole('combobox', { name: t(label), exact: true })
    await box.click()
    if (typed) await box.pressSequentially(option)
    const words = page.getByText(option, { exact: true })
    await page
      .getByRole('option')
      .filter({ has: words })
      .or(page.getByRole('option', { name: option, exact: true }))
      .first()
      .click()
  }
  await choose('link.relation', t(`link.relation.${relation}`), false)
  await choose('links.kind', t(to.record), true)
  await choose('links.record', to.title, true)
  await section.getByRole('button', { name: t('links.add') }).click()
  await expect(section.getByRole('link', { name: to.title })).toBeVisible()
}

async function seal(window: Window, place: Place, password: string): Promise<Uint8Array> {
  const { page, t } = window
  await openRecord(window, place)
  await openTab(window, 'reports')
  await page
    .getByRole('group', { name: t(`seal.kind.${place.record}`) })
    .getByRole('button', { name: t('reports.seal'), exact: true })
    .click()
  const dialog = page.getByRole('dialog', { name: t('seal.dialog') })
  await labelled(dialog, t('seal.password')).pressSequentially(password)
  const bytes = await download(page, () => page.keyboard.press('Enter'))
  await expect(dialog.getByText(t('seal.done'))).toBeVisible()
  await dialog
    .getByRole('button', { name: t('dialog.close'), exact: true })
    .last()
    .click()
  await expect(dialog).toBeHidden()
  return bytes
}

async function find({ page, t }: Window, words: string): Promise<readonly string[]> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await palette.getByPlaceholder(t('palette.placeholder')).pressSequentially(words)
  // The records that are found push what stands below them down: a click that meets the move is lost.
  await expect(palette.locator('[aria-busy]')).toHaveAttribute('aria-busy', 'false')
  await palette.getByRole('button', { name: t('palette.everywhere', { text: words }) }).click()
  const main = page.getByRole('main')
  // The page before has links too: what was found stands once its number does.
  await expect(main.getByRole('heading', { name: t('search.title') })).toBeVisible()
  await expect(main.getByRole('status')).toContainText(/\d/)
  return await main.getByRole('link').allInnerTexts()
}

/** A desk at which every deed is done by typing and clicking in the window. */
export function windowDesk({ page, language, today, folder }: Options): Desk {
  const t = windowWords(language)
  const window = { page, t }
  const saveForm = async (record: Place['record']) => {
    await page.keyboard.press('Control+Enter')
    // Not waitForURL: it waits for the load of a document, and an address behind `#` loads none.
    await expect(page).toHaveURL(new RegExp(`#/records/${record}/[0-9a-f-]{36}(\\?|$)`))
    await expect(page.getByRole('article')).toBeVisible()
  }
  const form = () => ({ page, t, scope: page.getByRole('form') })
  return {
    language,
    today,
    async found(vault) {
      await entrance.chooseLanguage(page, language)
      const recoveryKey = await entrance.createVault(window, folder, vault)
      assert.match(recoveryKey, /^[0-9A-Z]+(-[0-9A-Z]+)+$/)
    },
    invite: (person, login, roles) => invite(window, person, login, roles),
    join: (code, credentials) => entrance.join(window, code, credentials),
    unlock: (credentials) => entrance.unlock(window, credentials),
    async refusedUnlock(credentials) {
      await entrance.typeCredentials(window, credentials)
      const words = await entrance.refusal(window)
      assert.ok(words.startsWith(t('errors.wrongPassword')))
      return words
    },
    lock: () => entrance.lock(window),
    async create(record, given) {
      await goToList(window, record)
      await page.keyboard.press('n')
      const { scope } = form()
      await expect(scope).toBeVisible()
      await fillForm({ page, t, scope }, record, records[record].fields, given)
      await saveForm(record)
    },
    async edit(place, changes) {
      await openRecord(window, place)
      await page.keyboard.press('e')
      const { scope } = form()
      await expect(scope).toBeVisible()
      await fillForm({ page, t, scope }, place.record, records[place.record].fields, changes)
      await saveForm(place.record)
    },
    take: (place, step, given) => takeStep(window, place, step, given),
    async keptFrom(place, step) {
      const article = await openRecord(window, place)
      const name = t(`${place.record}.step.${step}`)
      await expect(steps(window).getByRole('button', { name, exact: true })).toBeDisabled()
      const fields = records[place.record].workflow?.transitions[step]?.separateFrom ?? []
      for (const field of fields) {
        const words = t('steps.blocked', { step: name, field: t(`${place.record}.${field}`) })
        if (await article.getByText(words, { exact: true }).isVisible()) return field
      }
      return 'nothing that is said'
    },
    async comment(place, body) {
      const article = await openRecord(window, place)
      await openTab(window, 'comments')
      await article.getByRole('textbox', { name: t('comments.new') }).pressSequentially(body)
      await article.getByRole('button', { name: t('comments.add'), exact: true }).click()
      await expect(article.getByRole('listitem').filter({ hasText: body })).toBeVisible()
    },
    async link(from, relation, to) {
      await openRecord(window, from)
      await openTab(window, 'related')
      await stateLink(window, relation, to)
    },
    async state(place) {
      await openRecord(window, place)
      return await shownState(window, place.record)
    },
    find: (words) => find(window, words),
    async open(place, _field, name) {
      const article = await openRecord(window, place)
      const save = article.getByRole('button', { name: t('evidence.save', { name }) })
      return await download(page, () => save.click())
    },
    seal: (place, password) => seal(window, place, password),
    async verdict(name, bytes) {
      await page.getByRole('link', { name: t('desk.verify'), exact: true }).click()
      return await dropAndRead(window, name, bytes)
    },
    damages: () => audit(window),
  }
}
