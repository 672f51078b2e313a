/** Bytes of a file's name: file systems take 255, and a name that is being written has a suffix. */
const MOST_BYTES = 200;
const encoder = new TextEncoder();

/** Is the name short enough for every file system? A Cyrillic letter counts as two bytes. */
export function fits(name: string): boolean {
	return encoder.encode(name).length <= MOST_BYTES;
}
