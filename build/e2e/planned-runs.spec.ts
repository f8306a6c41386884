import { expect, test } from 'playwright/test'
import { languages } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'
import { saved } from './window/record-desk.ts'
import { openRunningExercise } from './window/running-exercise.ts'

test.describe.configure({ timeout: 300_000 })

const pattern = (id: string, name: string, more: object = {}) => ({
  ...{ type: 'attack-pattern', id: `attack-pattern--${id}`, name },
  external_references: [{ source_name: 'mitre-attack', external_id: 'T1083' }],
  ...more,
})
const bundle = (...objects: readonly object[]) => ({
  ...{ name: 'bundle.json', mimeType: 'application/json' },
  buffer: Buffer.from(JSON.stringify({ type: 'bundle', id: 'bundle--1', objects })),
})

const index = (tests: string) => ({
  ...{ name: 'index.yaml', mimeType: 'application/yaml' },
  buffer: Buffer.from(
    `---\ndiscovery:\n  T1082:\n    technique: {name: System Information Discovery}\n    atomic_tests:\n    - name: 看系统 uname\n      auto_generated_guid: g-1\n      input_arguments: {path: {default: /tmp}}\n      executor:\n        name: sh\n        command: |\n          uname -a\n${tests}execution:\n  T1082:\n    atomic_tests:\n    - {name: 看系统 uname, auto_generated_guid: g-1}\n`,
  ),
})

/** A control of the demo that facts of both its closed exercises name. */
const mailGate = { en: 'Advanced protection against junk and phishing mail', 'zh-CN': '垃圾邮件与钓鱼邮件高级防护' }

for (const language of languages)
  test(`a bundle of STIX and the index of Atomic Red Team are looked at, refused whole, and planned: ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const { page, complaints, close } = opening
    try {
      const article = await openRunningExercise(page, t, 'exchange')
      const address = page.url()
      const dialog = page.getByRole('dialog')
      const input = dialog.locator('input[type=file]')
      const open = () => article.getByRole('button', { name: t('runExchange.read') }).press('Enter')
      const make = (count: number) => dialog.getByRole('button', { name: t('runExchange.make', { count }) })
      const fault = (format: string, where: string, field: string, message: string) =>
        t(`runExchange.fault.${format}`, { where, field, what: t(`errors.field.foreignRun.${message}`) })
      const found = (program: string, count: number) =>
        t('runExchange.found', { program, count, fresh: count, known: 0 })
      const listed = async (count: number, title: string) => {
        await page.goto(new URL('#/records/attackStep', page.url()).href)
        await page.getByPlaceholder(t('list.filter.placeholder', { field: t('attackStep.title') })).fill(title)
        await expect(page.getByRole('row').filter({ hasText: title })).toHaveCount(count)
        await page.goto(address)
      }

      // With one pattern that nothing names, nothing of the bundle comes in.
      await open()
      await input.setInputFiles(bundle(pattern('1', '翻看目录 ls'), pattern('2', '', { external_references: [] })))
      await expect(dialog).toContainText(found('STIX', 2))
      await expect(dialog).toContainText(fault('stix', '2', 'name', 'noTitle'))
      await expect(make(0)).toBeDisabled()
      await page.keyboard.press('Escape')
      await listed(0, '翻看目录 ls')

      await open()
      const gone = pattern('3', 'Gone', { revoked: true })
      const tool = { type: 'tool', id: 'tool--1', name: 'A tool' }
      await input.setInputFiles(bundle(pattern('1', '翻看目录 ls', { x_house: 'kept' }), gone, tool))
      await expect(dialog).toContainText(found('STIX', 1))
      await expect(dialog).toContainText('翻看目录 ls')
      await expect(dialog).toContainText(t('runExchange.loss.leftOut', { count: 2 }))
      await expect(dialog).toContainText(t('runExchange.loss.kept', { count: 1 }))
      await make(1).press('Enter')
      await expect(dialog).toContainText(t('runExchange.made', { count: 1 }))
      await page.keyboard.press('Escape')
      await listed(1, '翻看目录 ls')

      // A test without a name, under a technique that nobody knows, is told by its place; the one beside it waits.
      await open()
      await input.setInputFiles(index('  T9999:\n    atomic_tests:\n    - executor: {name: sh}\n'))
      await expect(dialog).toContainText(found('Atomic Red Team', 2))
      await expect(dialog).toContainText(fault('atomic', 'discovery T9999 1', 'name', 'noTitle'))
      await expect(make(0)).toBeDisabled()
      await input.setInputFiles({ ...index(''), buffer: Buffer.from('---\ndiscovery:\n  T1082: [') })
      await expect(dialog.getByRole('alert')).toContainText(t('errors.yamlUnreadable', { line: 3 }))
      await input.setInputFiles(index(''))
      await expect(dialog).toContainText(found('Atomic Red Team', 1))
      await expect(dialog).toContainText(t('runExchange.loss.leftOut', { count: 2 }))
      await make(1).press('Enter')
      await expect(dialog).toContainText(t('runExchange.made', { count: 1 }))
      await page.keyboard.press('Escape')
      await listed(1, '看系统 uname')

      // What has no field stands with the step.
      await page.goto(new URL('#/records/attackStep', page.url()).href)
      await page.getByRole('link', { name: '看系统 uname' }).click()
      await expect(article).toContainText('uname -a')
      await expect(article).toContainText('input_arguments')

      // The steps go out for others without the name of the exercise.
      await page.goto(address)
      const writing = article.getByRole('button', { name: t('planExchange.write') })
      const plan = Buffer.from(await saved(page, () => writing.press('Enter'))).toString('utf8')
      expect(plan.split('\r\n').find((row) => row.includes('翻看目录 ls'))).toMatch(/^"?Plan"?,"?Plan"?,/u)

      // What exercises showed of a control stands with it.
      await page.goto(new URL('#/records/control', page.url()).href)
      await page.getByPlaceholder(t('list.filter.placeholder', { field: t('control.title') })).fill(mailGate[language])
      await page.getByRole('row').filter({ hasText: mailGate[language] }).getByRole('link').first().click()
      await article.getByRole('tab', { name: t('control.tab.effectiveness') }).click()
      const shown = { count: 3, detected: 3, blocked: 1 }
      const showed = article.getByRole('region', { name: t('controlExercises.finding', shown) })
      await showed.scrollIntoViewIfNeeded()
      await expect(article.getByRole('heading', { name: t('controlExercises.finding', shown) })).toBeVisible()
      // What came of the steps is seen beside the list without scrolling sideways.
      const outcome = showed.getByRole('columnheader').nth(1)
      await expect(outcome).toHaveText(t('exercise.defence'))
      await expect(outcome).toBeInViewport({ ratio: 1 })
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
