import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { founder } from './journey/chapter.ts'
import { names } from './journey/names.ts'
import { createVault, lock, typeCredentials } from './window/entrance.ts'
import { openWindow } from './window/open-window.ts'
import { goToList, windowDesk } from './window/window-desk.ts'
import { windowWords } from './window/words.ts'

const say = names.en
const t = windowWords('en')

test.describe.configure({ timeout: 180_000 })

test('locked is locked: for this page, for the way back, for another tab', async () => {
  const opened = await openWindow()
  const { page, context, folders, complaints } = opened
  const window = { page, t }
  try {
    const vault = path.join(folders.root, 'Vault.sealbook')
    await createVault(window, vault, { ...founder, organisation: say.organisation, person: say.founder })
    const desk = windowDesk({ page, language: 'en', today: '2026-03-02', folder: vault })
    await desk.create('department', { name: say.security, code: 'SEC' })
    await goToList(window, 'department')

    // Held by this vault process, so no other may open it: it is told who holds it.
    const cli = path.resolve(import.meta.dirname, '../../dist/cli/main.js')
    const busy = spawnSync(process.execPath, [cli, 'list', vault, 'department', '--json'], {
      env: { ...process.env, SEALBOOK_DATA: path.join(folders.root, 'other'), SEALBOOK_PASSWORD: founder.password },
      encoding: 'utf8',
    })
    expect(busy.status).toBe(1)
    expect(`${busy.stdout}${busy.stderr}`).toContain('errors.vaultInUse')

    const other = await context.newPage()
    await other.goto(`${opened.host.origin}/#/records/department`)
    await expect(other.getByText(say.security).first()).toBeVisible()
    await lock(window)
    await expect(page.getByText(say.security)).toHaveCount(0)
    // The other tab is closed out too, without anybody touching it.
    await expect(other.getByRole('heading', { name: t('unlock.title'), exact: true })).toBeVisible()
    await expect(other.getByText(say.security)).toHaveCount(0)
    await page.goBack()
    await other.reload()
    for (const tab of [page, other]) {
      await expect(tab.getByRole('heading', { name: t('unlock.title'), exact: true })).toBeVisible()
      await expect(tab.getByText(say.security)).toHaveCount(0)
    }
    await other.close()
    expect(complaints).toEqual([])

    await typeCredentials(window, { ...founder, password: 'not the password at all' })
    await expect(page.getByRole('alert')).toContainText(t('errors.wrongPassword'), { timeout: 40_000 })
    await expect(page.getByRole('alert')).toContainText(t('errors.wrongPassword.todo'))
    await expect(page.getByRole('alert')).not.toContainText('errors.')
  } finally {
    await opened.close()
  }
})

test('a vault that another process holds is not opened, and the holder is named', async () => {
  const [one, two] = [await openWindow(), await openWindow()]
  try {
    const vault = path.join(one.folders.root, 'Held.sealbook')
    const credentials = { ...founder, organisation: say.organisation, person: say.founder }
    await createVault({ page: one.page, t }, vault, credentials)
    await two.page.getByRole('button', { name: t('start.open') }).click()
    await two.page.getByLabel(t('folder.label')).fill(vault)
    await typeCredentials({ page: two.page, t }, founder)
    const alert = two.page.getByRole('alert')
    await expect(alert).toContainText(t('errors.vaultInUse').split('{{')[0] ?? '')
    // The holder is the vault process of the other program.
    expect(await alert.innerText()).toMatch(/\d{2,}/)
  } finally {
    await one.close()
    await two.close()
  }
})
