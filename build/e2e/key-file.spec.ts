import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { opensslKeyFile } from '../../electron/services/documents/testing/key-files.ts'
import { pressOn } from './window/by-keys.ts'
import { openDemo } from './window/demo.ts'
import { dropAndRead } from './window/pages.ts'
import { beginning, labelled } from './window/words.ts'

test.describe.configure({ timeout: 240_000 })

for (const language of ['en', 'zh-CN'] as const)
  test(`somebody with a key file signs a sealed report, and a member saves theirs (${language})`, async () => {
    const { opening, t, password } = await openDemo(language, 'lead')
    const { page, folders, complaints, close } = opening
    const inRoot = (name: string) => path.join(folders.root, name)
    const secret = 'partner 口令'
    writeFileSync(inRoot('partner.p12'), opensslKeyFile({ password: secret }).bytes)
    const old = ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-RC2-40', '-macalg', 'sha1']
    writeFileSync(inRoot('old.p12'), opensslKeyFile({ password: secret, ciphers: old }).bytes)
    try {
      await pressOn(page, page.getByRole('link', { name: t('desk.reports'), exact: true }))
      const waiting = page.getByRole('table', { name: t('signingRoom.mine', { count: 1 }) })
      const saving = page.waitForEvent('download')
      await pressOn(page, waiting.getByRole('button', { name: beginning(t('evidence.save', { name: '' })) }))
      await (await saving).saveAs(inRoot('sealed.pdf'))
      await pressOn(page, page.getByRole('link', { name: t('desk.verify'), exact: true }))
      expect(await dropAndRead({ page, t }, 'sealed.pdf', readFileSync(inRoot('sealed.pdf')))).toBe('genuine')

      await pressOn(page, page.getByRole('button', { name: t('keyFile.openOf', { name: 'sealed.pdf' }) }))
      const dialog = page.getByRole('dialog', { name: t('keyFile.dialog') })
      const submit = dialog.getByRole('button', { name: t('countersign.submit'), exact: true })
      await expect(submit).toBeDisabled()
      const give = async (current: string, file: string, given: string) => {
        const chooser = page.waitForEvent('filechooser')
        await dialog.getByRole('button', { name: current }).click()
        await (await chooser).setFiles(inRoot(file))
        await dialog.getByLabel(t('keyFile.password'), { exact: false }).first().fill(given)
        await page.keyboard.press('Enter')
      }
      await give(t('keyFile.choose'), 'old.p12', secret)
      await expect(dialog.getByRole('alert')).toContainText(t('errors.keyFileLegacy'))
      await give('old.p12', 'partner.p12', 'not it')
      await expect(dialog.getByRole('alert')).toContainText(t('errors.keyFilePassword'))
      await page.screenshot({ path: test.info().outputPath('refused.png') })
      const arriving = page.waitForEvent('download', { timeout: 60_000 })
      await dialog.getByLabel(t('keyFile.password'), { exact: false }).first().fill(secret)
      await page.keyboard.press('Enter')
      const signed = readFileSync(await (await arriving).path())
      await expect(dialog.getByText(t('keyFile.signed', { name: 'Partner auditor' }))).toBeVisible()
      await dialog
        .getByRole('button', { name: t('dialog.close') })
        .last()
        .click()
      expect(await dropAndRead({ page, t }, 'signed.pdf', signed)).toBe('genuine-unknown-authority')

      // Back in the vault that sealed, somebody says whose the certificate is.
      writeFileSync(inRoot('signed.pdf'), signed)
      await pressOn(page, page.getByRole('link', { name: t('desk.reports'), exact: true }))
      const chooser = page.waitForEvent('filechooser')
      await pressOn(page, page.getByRole('button', { name: t('takeSigned.take') }))
      await (await chooser).setFiles(inRoot('signed.pdf'))
      await expect(page.getByRole('alert')).toContainText('Partner authority')
      await page.screenshot({ path: test.info().outputPath('unknown.png'), fullPage: true })
      await labelled(page, t('takeSigned.reason')).fill(language === 'en' ? 'By telephone' : '电话核对')
      await page.keyboard.press('Enter')
      const settled = page.getByRole('table', { name: t('signingRoom.settled', { count: 1 }) })
      await expect(settled).toContainText('Partner auditor, Partner authority')
      await expect(page.getByRole('alert')).toHaveCount(0)
      await expect(waiting).toHaveCount(0)
      await page.screenshot({ path: test.info().outputPath('taken.png'), fullPage: true })

      await page.goto(new URL('#/settings?section=keyFile', page.url()).href)
      const form = page.getByRole('tabpanel')
      await labelled(form, t('seal.password')).fill(password)
      await labelled(form, t('keyFile.password')).fill('harbour-violet-marble-72-oak')
      await labelled(form, t('password.repeat')).fill('harbour-violet-marble-72-oak')
      const own = page.waitForEvent('download', { timeout: 60_000 })
      await form.getByRole('button', { name: t('settings.keyFile.submit') }).click()
      expect((await own).suggestedFilename()).toMatch(/\.p12$/)
      await page.screenshot({ path: test.info().outputPath('own-key.png') })
      expect(complaints).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await close()
    }
  })
