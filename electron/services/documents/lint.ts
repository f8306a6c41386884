import { lintContent } from './lint-content.ts'
import { lintMetadata } from './lint-metadata.ts'
import { type LintedPdf, type LintIssue, openLintedPdf } from './lint-reading.ts'
import { lintStructure } from './lint-structure.ts'
import { isKind, isName, type PdfDictionary } from './signature/pdf-value.ts'

/**
 * The static part of PDF/A-3a and PDF/UA-1 that can be judged without a validator: metadata, fonts, text mapping,
 * output intent, associated files, tagging, annotations. Answers what is wrong, empty for a clean document; throws
 * where the file cannot be read at all.
 */
export function lintDocument(bytes: Buffer): readonly LintIssue[] {
  const pdf = openLintedPdf(bytes)
  return [...lintCatalogue(pdf), ...lintMetadata(pdf), ...lintFiles(pdf), ...lintContent(pdf), ...lintStructure(pdf)]
}

const forbiddenInCatalogue = ['OpenAction', 'AA', 'Requirements', 'OCProperties']
const forbiddenInForm = ['NeedAppearances', 'DA', 'DR', 'XFA']

function lintCatalogue({ bytes, catalogue, dictionary, stream, array }: LintedPdf): LintIssue[] {
  const issues: LintIssue[] = []
  const claim = (holds: boolean, rule: string, where = 'catalogue'): void => {
    if (!holds) issues.push({ rule, where })
  }
  claim(bytes.toString('latin1', 0, 8) === '%PDF-1.7', 'version', 'header')
  claim(isKind(catalogue.entries.get('Lang'), 'string'), 'language')
  claim(dictionary(catalogue.entries.get('MarkInfo'))?.entries.get('Marked') === true, 'marked')
  claim(
    dictionary(catalogue.entries.get('ViewerPreferences'))?.entries.get('DisplayDocTitle') === true,
    'display-title',
  )
  const intents = array(catalogue.entries.get('OutputIntents')).map(dictionary)
  claim(intents.length === 1 && isName(intents[0]?.entries.get('S'), 'GTS_PDFA1'), 'output-intent')
  const profile = stream(intents[0]?.entries.get('DestOutputProfile'))
  claim(profile?.dictionary.entries.get('N') === 3 && (profile?.raw.length ?? 0) > 128, 'output-profile')
  for (const key of forbiddenInCatalogue) claim(!catalogue.entries.has(key), `no-${key}`)
  claim(!dictionary(catalogue.entries.get('Names'))?.entries.has('JavaScript'), 'no-JavaScript')
  const form = dictionary(catalogue.entries.get('AcroForm'))
  for (const key of forbiddenInForm) claim(!form?.entries.has(key), `no-form-${key}`)
  return issues
}

function lintFiles({ catalogue, dictionary, stream, array, text, decode }: LintedPdf): LintIssue[] {
  const issues: LintIssue[] = []
  const associated = array(catalogue.entries.get('AF'))
  const names = dictionary(dictionary(catalogue.entries.get('Names'))?.entries.get('EmbeddedFiles'))
  const named = array(names?.entries.get('Names')).filter((_, index) => index % 2 === 1)
  if (named.length !== associated.length) issues.push({ rule: 'associated-files', where: 'catalogue' })
  for (const entry of associated) {
    const specification: PdfDictionary | undefined = dictionary(entry)
    const name = text(specification?.entries.get('UF')) ?? '?'
    const file = stream(dictionary(specification?.entries.get('EF'))?.entries.get('F'))
    const parameters = dictionary(file?.dictionary.entries.get('Params'))
    const isComplete =
      isKind(specification?.entries.get('AFRelationship'), 'name') &&
      text(specification?.entries.get('F')) === name &&
      text(specification?.entries.get('Desc')) !== undefined &&
      isKind(file?.dictionary.entries.get('Subtype'), 'name') &&
      text(parameters?.entries.get('ModDate')) !== undefined
    if (!isComplete) issues.push({ rule: 'associated-file-entries', where: name })
    if (!file || parameters?.entries.get('Size') !== decode(file).length) {
      issues.push({ rule: 'associated-file-size', where: name })
    }
  }
  return issues
}
