import { Buffer } from 'buffer/'

// Stands in for Node's `Buffer` in the page of a recipient.

const { equals } = Buffer.prototype

/** Node compares with any bytes, the stand-in with its own kind alone. */
Buffer.prototype.equals = function equalsBytes(other: Uint8Array): boolean {
  return equals.call(this, Buffer.from(other))
}

export { Buffer }
