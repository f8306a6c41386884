import type { Page } from 'playwright/test'

/** Waits until nothing on the page has changed for a moment and nothing is waited for: what was asked for has come. */
export async function standStill(page: Page): Promise<void> {
  await page.evaluate(
    ({ quiet, most }) =>
      new Promise<void>((resolve) => {
        const end = performance.now() + most
        let changed = performance.now()
        const observer = new MutationObserver(() => {
          changed = performance.now()
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
        const look = () => {
          const now = performance.now()
          // The line at the top stands while the vault is asked.
          const isWaiting = document.querySelector('[aria-hidden][data-not-printed] > div, [aria-busy=true]') !== null
          if (now < end && (isWaiting || now - changed < quiet)) return void setTimeout(look, 50)
          observer.disconnect()
          resolve()
        }
        look()
      }),
    { quiet: 300, most: 15_000 },
  )
}
