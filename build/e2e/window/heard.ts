import type { Page } from 'playwright/test'

/** Roles that say nothing without a name to whoever hears the page. */
const named =
  'button|link|textbox|combobox|checkbox|radio|tab|tablist|columnheader|grid|dialog|menu|menuitem|region|navigation'

/** What a screen reader would announce by its role alone, or by the names of the tools beside it too. */
async function misnamed(page: Page): Promise<readonly string[]> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n')
  const nameless = new RegExp(`^\\s*- (${named})( \\[[^\\]]*\\])*:?$`)
  const heads = lines.filter((line) => line.trim().startsWith('- columnheader') && /"[^"]{80,}"/.test(line))
  return [...lines.filter((line) => nameless.test(line)), ...heads].map((line) => `misnamed ${line.trim()}`)
}

/** Headings out of order: none or more than one of the first level, and those that are more than a level below what they follow. */
async function disordered(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const all = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((heading) => heading.checkVisibility())
    const onPage = all.filter((heading) => !heading.closest('[role=dialog]'))
    const words = (heading: Element) => `${heading.tagName} ${heading.textContent?.slice(0, 40)}`
    const level = (heading: Element | undefined) => Number(heading?.tagName.slice(1) ?? 0)
    const skipped = (headings: readonly Element[], above: number) =>
      headings
        .filter((heading, place) => level(heading) > Math.max(above, level(headings[place - 1])) + 1)
        .map((heading) => `skips a level: ${words(heading)}`)
    const first = onPage.filter((heading) => heading.tagName === 'H1')
    return [
      ...(first.length === 1 ? [] : [`${first.length} headings of the first level: ${first.map(words).join(' | ')}`]),
      ...skipped(onPage, 0),
      ...[...document.querySelectorAll('[role=dialog]')].flatMap((dialog) =>
        skipped(
          all.filter((heading) => dialog.contains(heading)),
          1,
        ),
      ),
    ]
  })
}

/** What would be heard twice, because a region that is heard stands in another. */
async function heardTwice(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const live = ':is([role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive], output)'
    return [...document.querySelectorAll(`${live} ${live}`)].map(
      (one) => `heard twice: ${one.tagName} ${one.textContent?.slice(0, 40)}`,
    )
  })
}

/** Drawings, tables and regions that are called otherwise than the title over them that is seen. */
async function mislabelled(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
    const nameOf = (element: Element) => {
      const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
      const of = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
      return plain(of || (element.getAttribute('aria-label') ?? ''))
    }
    return [...document.querySelectorAll('figure, main section[aria-label], main section[aria-labelledby]')]
      .filter((element) => element.checkVisibility())
      .flatMap((element) => {
        const title = [...element.querySelectorAll('figcaption, h2, h3, h4')].find(
          (one) => one.checkVisibility() && one.closest('figure, section') === element,
        )
        // A record's own title names what is shown of it, and the region says what that is.
        if (title?.querySelector('a')) return []
        const [seen, heard] = [plain(title?.textContent ?? ''), nameOf(element)]
        // A count may stand beside the words.
        return seen === '' || heard === '' || seen.includes(heard) || heard.includes(seen)
          ? []
          : [`called "${heard.slice(0, 60)}" and titled "${seen.slice(0, 60)}"`]
      })
  })
}

/** What is wrong with the page for whoever hears it. */
export async function wronglyHeard(page: Page): Promise<readonly string[]> {
  return [
    ...(await misnamed(page)),
    ...(await disordered(page)),
    ...(await heardTwice(page)),
    ...(await mislabelled(page)),
  ]
}
