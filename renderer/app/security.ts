import { setNonce } from 'get-nonce'

type Policy = { createHTML(text: string): string; createScriptURL(address: string): string }
type PolicyFactory = {
  readonly defaultPolicy: unknown
  createPolicy(name: string, policy: Policy): unknown
}

// The DOM library does not describe Trusted Types yet; the check below is what makes the shape true.
const factory: unknown = Reflect.get(globalThis, 'trustedTypes')

function isPolicyFactory(value: unknown): value is PolicyFactory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value
}

if (isPolicyFactory(factory) && !factory.defaultPolicy) {
  factory.createPolicy('default', {
    // Style sheets of the component library pass through text sinks; markup never does, so markup is an attack.
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('markup may not be written as text')
      return text
    },
    // The one script that is named by its address is the worker that draws PDF files, which the build put beside the page.
    createScriptURL: (address) => {
      const { protocol, host, pathname } = new URL(address, location.href)
      const isOwn = protocol === location.protocol && host === location.host
      if (isOwn && /\/assets\/pdf\.worker\.min-[\w-]{8}\.mjs$/u.test(pathname)) return address
      throw new TypeError('scripts of other addresses are not run')
    },
  })
}

/** The nonce under which this page may add style sheets; the host writes a fresh one into every page it serves. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
setNonce(nonce)
