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
