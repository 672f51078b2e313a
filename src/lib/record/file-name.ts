/** Bytes of a file's name: file systems take 255, and a name that is being written has a suffix. */
const MOST_BYTES = 200;
/** Names that Windows keeps for devices, whatever ending they have. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Controls, and signs that turn letters round: a name is shown, and must read as it is written. */
const MISLEADING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const encoder = new TextEncoder();

/**
 * May a file be called so on every file system and in every sentence? A Cyrillic letter counts as
 * two bytes.
 */
export function fits(name: string): boolean {
	if (DEVICE.test(name) || MISLEADING.test(name)) return false;
	return encoder.encode(name).length <= MOST_BYTES;
}
