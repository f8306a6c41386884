import { Set as Asn1Set, type BaseBlock, Constructed, ObjectIdentifier, Sequence } from 'asn1js'
import { OperationError } from '#shared/contract/errors.ts'

/** A refusal of something that was read, by its key in the catalogue of messages. */
export function refused(key: string, cause?: unknown): OperationError {
  return new OperationError('invalid', key, { cause })
}

/** The members of a SEQUENCE; a SET in its place would be another encoding of the same signature, and is refused. */
export function sequence(block: BaseBlock | undefined): readonly BaseBlock[] {
  if (block instanceof Sequence && block.idBlock.isConstructed) return block.valueBlock.value
  throw refused('verify.signatureFormat')
}

/** The members of a SET. */
export function set(block: BaseBlock | undefined): readonly BaseBlock[] {
  if (block instanceof Asn1Set && block.idBlock.isConstructed) return block.valueBlock.value
  throw refused('verify.signatureFormat')
}

/** The members of a constructed value with this context-specific tag. */
export function context(block: BaseBlock | undefined, tagNumber: number): readonly BaseBlock[] {
  if (block instanceof Constructed && isTagged(block, tagNumber)) return block.valueBlock.value
  throw refused('verify.signatureFormat')
}

/** An object identifier in its dotted form. */
export function identifierOf(block: BaseBlock | undefined): string {
  if (!(block instanceof ObjectIdentifier)) throw refused('verify.signatureFormat')
  return block.valueBlock.toString()
}

/** Whether the value is this object identifier. */
export function isIdentifier(block: BaseBlock | undefined, identifier: string): boolean {
  return block instanceof ObjectIdentifier && block.valueBlock.toString() === identifier
}

/** Whether the value is constructed and bears this context-specific tag. */
export function isTagged(block: BaseBlock | undefined, tagNumber: number): boolean {
  return block instanceof Constructed && block.idBlock.tagClass === 3 && block.idBlock.tagNumber === tagNumber
}

/** The value as it was transmitted. */
export function raw(block: BaseBlock): Uint8Array {
  return new Uint8Array(block.valueBeforeDecodeView)
}

/** The values of attributes (RFC 5652, 5.3) by their type: each type once, each with one value. */
export function attributeValues(attributes: readonly BaseBlock[]): ReadonlyMap<string, BaseBlock> {
  const values = new Map<string, BaseBlock>()
  for (const attribute of attributes) {
    const [type, valueSet] = sequence(attribute)
    const [value, second] = set(valueSet)
    const identifier = identifierOf(type)
    if (value === undefined || second !== undefined || values.has(identifier)) throw refused('verify.signatureFormat')
    values.set(identifier, value)
  }
  return values
}
