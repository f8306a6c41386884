/**
 * The content security policy of the window, the same in every host. `socket` is the WebSocket origin where the window has
 * one: not every engine takes 'self' to cover it. Without Trusted Types a text of a record could become markup; without
 * `form-action` and `connect-src` it could leave.
 */
export function contentPolicy(nonce: string, socket: string | null = null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${socket === null ? '' : ` ${socket}`}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'trusted-types default',
    "require-trusted-types-for 'script'",
  ].join('; ')
}

/** What of the machine the window may ask a person for: a picture of the camera or of the screen as evidence, and nothing else. */
export const permissionsPolicy = [
  'camera=(self)',
  'display-capture=(self)',
  ...['microphone', 'geolocation', 'usb', 'serial', 'hid', 'midi', 'payment'].map((name) => `${name}=()`),
].join(', ')
