import path from 'node:path'
import { expect, test } from 'playwright/test'
import { founder } from './journey/chapter.ts'
import { names } from './journey/names.ts'
import { childrenOf } from './window/children.ts'
import { createVault, unlock } from './window/entrance.ts'
import { startHost } from './window/host.ts'
import { openWindow } from './window/open-window.ts'
import { traces } from './window/traces.ts'
import { goToList } from './window/window-desk.ts'
import { windowWords } from './window/words.ts'

const say = names.en
const t = windowWords('en')

test.describe.configure({ timeout: 240_000 })

test('what somebody types without a rest outlives kill -9 of every process, and stands nowhere in the clear', async () => {
  const { page, folders, host, close } = await openWindow()
  const crashed = 'Canary of the crash 崩溃金丝雀'
  try {
    const vault = path.join(folders.root, 'Crash.sealbook')
    const person = { ...founder, organisation: say.organisation, person: say.founder }
    await createVault({ page, t }, vault, person)
    await goToList({ page, t }, 'department')
    await page.keyboard.press('n')
    const name = page.getByRole('form').getByRole('textbox', { name: t('department.name'), exact: true })
    await name.pressSequentially(crashed)
    // Four seconds more without a rest, of which the last two may be lost and the text before them may not.
    await name.pressSequentially(' and on and on and on', { delay: 200 })
    const children = childrenOf(host.pid)
    expect(children.length).toBeGreaterThan(0)
    for (const pid of [...children, host.pid]) process.kill(pid, 'SIGKILL')

    // Before anything is opened again, while whatever a crash leaves still lies there.
    expect(traces([folders.root], [crashed])).toEqual([])
    const second = await startHost(folders)
    try {
      await page.goto(second.url)
      await unlock({ page, t }, founder)
      await page.goto(`${second.origin}/#/records/department/new`)
      await page.getByRole('button', { name: t('draft.restore') }).click()
      await expect(name).toHaveValue(new RegExp(`^${crashed}`))
    } finally {
      await second.stop()
    }
    expect(traces([folders.root], [crashed])).toEqual([])
  } finally {
    await close()
  }
})
