import type { Page } from 'playwright/test'

/** Has the page note what a screen reader would say by itself, from now on. */
export async function listenTo(page: Page): Promise<void> {
  await page.evaluate(() => {
    const live = '[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive], output'
    const heard: string[] = []
    Reflect.set(window, 'sealbookHeard', heard)
    const plain = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim()
    // What is hidden from whoever hears is not said.
    const wordsOf = (node: Node): string => {
      if (node instanceof Element && node.getAttribute('aria-hidden') === 'true') return ''
      const inner = [...node.childNodes].map(wordsOf).join('')
      return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : inner
    }
    const last = new WeakMap<Element, string>()
    const tell = (region: Element, words: string) => {
      // The same words drawn anew are not said again.
      if (words !== '' && last.get(region) !== words) heard.push(words)
      last.set(region, words)
    }
    const known = new WeakSet(document.querySelectorAll(live))
    for (const region of document.querySelectorAll(live)) last.set(region, plain(wordsOf(region)))
    new MutationObserver((changes) => {
      const changed = new Map<Element, Set<Node>>()
      for (const { target, addedNodes } of changes) {
        const at = target instanceof Element ? target : target.parentElement
        for (let region = at?.closest(live); region; region = region.parentElement?.closest(live)) {
          // A region that comes with its words is not heard, unless it is an alarm.
          if (!known.has(region) && !region.matches('[role=alert]')) continue
          const nodes = changed.get(region) ?? new Set()
          for (const node of target.nodeType === Node.TEXT_NODE ? [target] : addedNodes) nodes.add(node)
          changed.set(region, nodes)
        }
        for (const node of addedNodes)
          if (node instanceof Element)
            for (const alarm of [node, ...node.querySelectorAll('*')])
              if (alarm.matches('[role=alert]')) changed.set(alarm, new Set(alarm.childNodes))
      }
      for (const [region, nodes] of changed) {
        const isWhole = region.getAttribute('aria-atomic') !== 'false'
        const parts = [...nodes].filter((node) => ![...nodes].some((other) => other !== node && other.contains(node)))
        tell(region, plain(isWhole ? wordsOf(region) : parts.map(wordsOf).join(' ')))
      }
      for (const region of document.querySelectorAll(live)) known.add(region)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

/** What was said since this was last asked, in order. */
export async function heardOn(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const heard: unknown = Reflect.get(window, 'sealbookHeard')
    return Array.isArray(heard) ? heard.splice(0).map(String) : []
  })
}
