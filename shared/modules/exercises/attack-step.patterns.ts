/** Identifiers as MITRE ATT&CK 18 writes them: tactic TA0001, technique T1566 or sub-technique T1566.001. */
export const tacticPattern = /^TA\d{4}$/
export const techniquePattern = /^T\d{4}(\.\d{3})?$/
