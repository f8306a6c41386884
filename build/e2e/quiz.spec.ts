import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { type Language, languages, type Translator } from '#shared/base/translate.ts'
import { childrenOf } from './window/children.ts'
import { openDemo } from './window/demo.ts'
import { chooseLanguage, lock, unlock } from './window/entrance.ts'
import { movedHost, startHost } from './window/host.ts'
import { judge, wear } from './window/judge.ts'

test.describe.configure({ timeout: 420_000 })

const minute = 60_000
const started = Date.parse('2026-11-27T01:00:00.000Z')
const link = {
  en: ['Where does a link in a mail really lead?', 'To the address that the mail program shows for it'],
  'zh-CN': ['邮件中的链接实际指向哪里，应看什么？', '邮件程序显示的链接地址'],
} as const
const team = {
  en: 'Which team is told first of a phishing mail?',
  'zh-CN': '发现钓鱼邮件应首先告知哪个团队？',
} as const

const soc = { en: 'soc', 'zh-CN': '安全运营中心' } as const
const name = { en: 'Phishing and customer data in short', 'zh-CN': '钓鱼与客户信息小测验' } as const

/** Opens the list of quizzes and in it the one of the demo that is open, on one of its tabs. */
async function openQuiz(page: Page, language: Language, tab: string): Promise<void> {
  const { origin } = new URL(page.url())
  await page.goto(`${origin}/#/records/quiz?wide=true&tab=${tab}`)
  await page.getByRole('row').filter({ hasText: name[language] }).getByRole('link').first().press('Enter')
  await expect(page.getByRole('heading', { name: name[language] })).toBeVisible()
}

async function shown(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) })
}

const question = (page: Page, title: string) =>
  page.getByRole('group', { name: new RegExp(title.replace(/[?？]/, '')) })

async function begin(page: Page, t: Translator): Promise<void> {
  await page.getByRole('button', { name: t('sitting.start') }).press('Enter')
  await expect(page.getByRole('timer')).toBeVisible()
}

for (const language of languages)
  test(`a quiz is taken by keyboard, outlives the program, ends by the clock of the vault and is marked, in ${language}`, async () => {
    const clock = path.join(tmpdir(), `sealbook-quiz-${process.pid}-${language}`)
    const move = (now: number) => writeFileSync(clock, new Date(now).toISOString())
    move(started)
    const theme = language === 'en' ? 'light' : 'dark'
    process.env.SEALBOOK_TEST_CLOCK = clock
    const { opening, t, password } = await openDemo(language, 'auditor-2', {
      entry: movedHost,
      colorScheme: theme,
    })
    const { page, host, folders, close } = opening
    const found: string[] = []
    const enter = async (login: string) => {
      await lock({ page, t })
      await unlock({ page, t }, { login, password })
    }
    let second: Awaited<ReturnType<typeof startHost>> | null = null
    try {
      await openQuiz(page, language, 'sitting')
      await expect(page.getByText(t('sitting.ready'))).toBeVisible()
      await shown(page, 'ready')
      await page.getByRole('tab', { name: t('record.tab.fields'), exact: true }).press('Enter')
      await expect(page.getByText(t('quiz.shuffleChoices'))).toBeVisible()
      await shown(page, 'record')
      await openQuiz(page, language, 'sitting')
      await begin(page, t)
      const [title, right] = link[language]
      await question(page, title).getByRole('radio').first().focus()
      await question(page, title).getByRole('radio', { name: right }).press('Space')
      await question(page, team[language]).getByRole('textbox').fill(soc[language])
      await expect(page.getByText(t('sitting.answered', { done: 2, all: 5 }))).toBeVisible()
      await expect(page.getByText(t('sitting.saved'))).toBeVisible()
      await shown(page, 'running')
      await judge(page, 'quiz-running', theme, found)
      await wear(page, theme)
      move(started + 5 * minute)
      for (const pid of [...childrenOf(host.pid), host.pid]) process.kill(pid, 'SIGKILL')
      second = await startHost(folders, movedHost)
      await page.goto(second.url)
      // From its sources, beside whatever else runs, the program takes its time.
      await page.getByText('English', { exact: true }).waitFor({ timeout: 120_000 })
      await chooseLanguage(page, language)
      await unlock({ page, t }, { login: 'auditor-2', password })
      await openQuiz(page, language, 'sitting')
      await expect(page.getByText(t('sitting.answered', { done: 2, all: 5 }))).toBeVisible()
      await expect(question(page, title).getByRole('radio', { name: right })).toBeChecked()
      await expect(question(page, team[language]).getByRole('textbox')).toHaveValue(soc[language])
      await expect(page.getByRole('timer')).toHaveText(/^(10:00|9:\d\d)$/)
      await question(page, team[language]).getByRole('textbox').press('Control+Enter')
      const dialog = page.getByRole('dialog')
      await expect(dialog).toContainText(t('sitting.unanswered', { count: 3 }))
      await dialog.getByRole('button', { name: t('sitting.handIn') }).press('Enter')
      await expect(page.getByText(t('sitting.sealed'))).toBeVisible()
      await begin(page, t)
      // The time is over by the clock of the vault while the program does not run.
      move(started + 60 * minute)
      await enter('auditor-2')
      await openQuiz(page, language, 'sitting')
      await expect(page.getByText(t('quizSitting.hindrance.noneLeft'))).toBeVisible()
      await expect(page.getByText(t('sitting.sealed'))).toHaveCount(2)
      await shown(page, 'sealed')
      await enter('trainer')
      await openQuiz(page, language, 'standing')
      await expect(page.getByText(t('standing.written', { count: 1 }))).toBeVisible()
      await shown(page, 'standing')
      await page.getByRole('textbox', { name: t('standing.points', { maximum: '1.00' }) }).fill('0,5')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('button', { name: t('standing.markAgain') })).toBeVisible()
      await judge(page, 'quiz-standing', theme, found)
      await wear(page, theme)
      await page.getByRole('button', { name: t('quiz.step.close') }).press('Enter')
      await expect(
        page
          .getByRole('complementary')
          .getByRole('status')
          .filter({ hasText: t('quiz.state.closed') }),
      ).toBeVisible()
      await expect(page.getByRole('heading', { name: t('standing.questions', { count: 5 }) })).toBeVisible()
      await shown(page, 'closed')
      await enter('auditor-2')
      await openQuiz(page, language, 'sitting')
      await page.getByRole('button', { name: t('sitting.show', { number: 1 }) }).press('Enter')
      await expect(page.getByText(t('sitting.outcome.right')).first()).toBeVisible()
      await shown(page, 'review')
      await judge(page, 'quiz-review', theme, found)
      expect(found).toEqual([])
    } catch (error) {
      await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
      throw error
    } finally {
      await second?.stop()
      await close()
      rmSync(clock, { force: true })
    }
  })
