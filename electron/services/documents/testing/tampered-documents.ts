import { array, dictionary, name, reference, textString } from '../signature/pdf-value.ts'
import { sampleRecords } from './sample-document.ts'
import { edited, editedCatalog, forge, restreamed, written } from './tampering.ts'

/** What a forger can append to a report that was signed once (`one`) and twice (`two`), with the finding it must raise. */
export function tamperedDocuments(one: Buffer, two: Buffer): Readonly<Record<string, readonly [string, Buffer]>> {
  return {
    'page content replaced': [
      'verify.pageReplaced',
      forge(two, (file) => [restreamed(file, 5, Buffer.from('0 0 9 9 re f'))]),
    ],
    'page replaced': ['verify.pageReplaced', forge(two, (file) => [edited(file, 3, { Contents: reference(6) })])],
    'pages reordered': [
      'verify.pagesChanged',
      forge(two, (file) => [edited(file, 2, { Kids: array([reference(4), reference(3)]) })]),
    ],
    'annotation added': [
      'verify.annotationAdded',
      forge(two, (file, next) => [
        edited(file, 4, { Annots: array([reference(next)]) }),
        written(next, dictionary({ Type: name('Annot'), Subtype: name('FreeText'), Rect: array([0, 0, 99, 99]) })),
      ]),
    ],
    'attachment swapped': ['verify.attachmentReplaced', forge(two, (file) => [restreamed(file, 21, sampleRecords)])],
    'metadata swapped': ['verify.metadataChanged', forge(two, (file) => [restreamed(file, 13, Buffer.from('<x/>'))])],
    'open action': [
      'verify.openActionChanged',
      forge(two, (file) => [editedCatalog(file, { OpenAction: dictionary({ S: name('JavaScript') }) })]),
    ],
    'other pages in the catalogue': [
      'verify.catalogChanged',
      forge(two, (file, next) => [
        editedCatalog(file, { Pages: reference(next) }),
        written(next, dictionary({ Type: name('Pages'), Kids: array([reference(4)]), Count: 1 })),
      ]),
    ],
    'appearance of a signed field': [
      'verify.drawingChanged',
      forge(two, (file) => [restreamed(file, 10, Buffer.from('f'))]),
    ],
    'other appearance in a signed field': [
      'verify.signedFieldChanged',
      forge(two, (file) => [edited(file, 8, { AP: dictionary({ N: reference(11) }) })]),
    ],
    'a field added to the form': [
      'verify.formChanged',
      forge(two, (file) => [edited(file, 12, { Fields: array([reference(8)]) })]),
    ],
    'an object that nothing names': [
      'verify.objectAdded',
      forge(two, (_, next) => [written(next, textString('hidden'))]),
    ],
    'a number that was referred to but missing': [
      'verify.objectFilledIn',
      forge(two, () => [written(19, textString('hidden'))]),
    ],
    'bytes behind the end': ['verify.bytesAfterEnd', Buffer.concat([two, Buffer.from('% more\n')])],
    'the last signature cut off': ['verify.signatureMissing', one],
  }
}
