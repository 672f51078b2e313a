/** From least to most; a visitor has no account. */
export const ROLES = ['volunteer', 'editor', 'archivist'] as const;
export type Role = (typeof ROLES)[number];
export type Asker = Role | 'visitor';
