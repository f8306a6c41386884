import { ed25519 } from '@noble/curves/ed25519.js'

/** An Ed25519 key pair (RFC 8032): 32 secret and 32 public bytes. */
export type SigningKey = { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array }

/** The pair of a secret of 32 random bytes; absent, a new one is drawn from the system's source of randomness. */
export function signingKey(secretKey: Uint8Array = ed25519.utils.randomSecretKey()): SigningKey {
  return { secretKey, publicKey: ed25519.getPublicKey(secretKey) }
}

/** The signature of 64 bytes that a secret key makes of a message. */
export function signMessage(secretKey: Uint8Array, message: Uint8Array): Uint8Array {
  return ed25519.sign(message, secretKey)
}

/** Whether a signature is that of the message under the key; malformed keys and signatures are not. */
export function isSignatureOf(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    // Strict: a key of small order would let one signature fit many messages.
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}
