import { type Language, languages, translatorOf } from '#shared/base/translate.ts'
import { errorsMessages } from '#shared/contract/errors.messages.ts'
import { verificationMessages } from '#shared/modules/verification/verification.messages.ts'
import { verifierMessages } from '#shared/modules/verification/verification.page-messages.ts'
import { button, element, fileChoice } from './elements.ts'
import { type JudgedFile, judgeFile, namedBy } from './judged-file.ts'
import { judgedView, summary } from './judged-view.ts'
import { type KnownAuthority, knownAuthorities } from './known-authorities.ts'

const names: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' }
const translators = {
  en: translatorOf('en', [errorsMessages, verificationMessages, verifierMessages]),
  'zh-CN': translatorOf('zh-CN', [errorsMessages, verificationMessages, verifierMessages]),
}

let language: Language = navigator.language.startsWith('zh') ? 'zh-CN' : 'en'
let known: readonly KnownAuthority[] = []
let files: readonly File[] = []
let judged: readonly JudgedFile[] = []
/** The newest run of the judge: what an older one still finds belongs to other files or other authorities. */
let newest = 0

const status = element('p', { role: 'status', class: 'status' })
const frame = element('main')

/** Lets what was written be seen before the judge takes the page's one thread. */
const painted = () => new Promise((resolve) => setTimeout(resolve, 30))

async function judge(given: readonly File[]): Promise<void> {
  newest += 1
  const own = newest
  files = given
  const results: JudgedFile[] = []
  for (const file of given) {
    status.textContent = translators[language]('verifier.waiting', { name: file.name })
    await painted()
    const result = await judgeFile(file, known)
    if (own !== newest) return
    results.push(result)
  }
  judged = results
  known = namedBy(known, judged)
  status.textContent = ''
  draw()
  document.getElementById(judged.length > 1 ? 'summary' : 'verdict-0')?.focus()
}

/** Whoever is known changes what every file is worth, those that are being judged too. */
async function know(authorities: readonly KnownAuthority[]): Promise<void> {
  known = authorities
  draw()
  if (files.length > 0) await judge(files)
}

function add(authority: KnownAuthority): void {
  void know([...known.filter(({ fingerprint }) => fingerprint !== authority.fingerprint), authority])
}

function clear(): void {
  newest += 1
  files = []
  judged = []
  status.textContent = ''
  draw()
  document.querySelector<HTMLElement>('.choice input')?.focus()
}

function speak(chosen: Language): void {
  language = chosen
  draw()
  document.querySelector<HTMLElement>('[aria-pressed=true]')?.focus()
}

function draw(): void {
  const words = translators[language]
  document.documentElement.lang = language
  document.title = words('verifier.title')
  const choice = fileChoice(words('verifier.choose'), 'application/pdf,.pdf', true, (chosen) => void judge(chosen))
  frame.replaceChildren(
    element(
      'header',
      {},
      element('h1', {}, words('verifier.title')),
      element(
        'div',
        { role: 'group', 'aria-label': words('verifier.language') },
        ...languages.map((one) =>
          button(names[one], () => speak(one), { class: 'small', lang: one, 'aria-pressed': String(one === language) }),
        ),
      ),
    ),
    element('p', { class: 'quiet' }, words('verifier.lead')),
    // Browsers keep their cryptography from pages that came over plain http.
    ...(isSecureContext ? [] : [element('p', { role: 'alert', class: 'refusal' }, words('verifier.insecure'))]),
    element(
      'section',
      { class: 'drop', 'aria-label': words('verifier.files') },
      element('span', {}, words('verifier.drop')),
      choice,
    ),
    status,
    ...(judged.length > 1 ? [summary(words, judged)] : []),
    ...judged.map((one, place) => judgedView(words, one, place, add)),
    ...(judged.length > 0 ? [actions()] : []),
    knownAuthorities({
      words,
      known,
      onAdd: add,
      onRemove: (authority) => void know(known.filter((one) => one !== authority)),
    }),
    element('footer', { class: 'quiet' }, words('verifier.limits')),
  )
}

function actions(): HTMLElement {
  const words = translators[language]
  return element(
    'p',
    { class: 'actions' },
    button(words('verifier.print'), () => print()),
    button(words('verifier.clear'), clear),
  )
}

addEventListener('dragover', (event) => {
  event.preventDefault()
  document.body.dataset.over = 'true'
})
addEventListener('dragleave', () => delete document.body.dataset.over)
addEventListener('drop', (event) => {
  event.preventDefault()
  delete document.body.dataset.over
  const dropped = [...(event.dataTransfer?.files ?? [])]
  if (dropped.length > 0) void judge(dropped)
})

document.body.append(frame)
draw()
