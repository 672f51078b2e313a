/** Something wrong in a file; line and column counted from 1, at the end of the tag it is found in. */
export interface Fault {
	kind: 'form' | 'schema' | 'pointer' | 'geometry' | 'apparatus' | 'history' | 'text';
	line: number;
	column: number;
	message: string;
}
