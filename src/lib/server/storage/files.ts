/**
 * Content-addressed files, masters and derived alike. One adapter on disk, one on S3.
 *
 * Masters lie where a person can open them, in `scans/<record>/`; `adopt` gives such a file its
 * second name by hash. `blob.place` is the path from the project's root: `scans/<record>/001.jpg`
 * for a master, the one by hash for the rest.
 */
export interface Files {
	/** Stores bytes under their SHA-256 (hex), atomically; storing twice is storing once. */
	put(bytes: Uint8Array): Promise<string>;
	/** Takes a file that lies in the folders as it is, read-only from now on; its SHA-256 (hex). */
	adopt(file: string): Promise<string>;
	get(sha256: string): Promise<Buffer>;
	has(sha256: string): Promise<boolean>;
	/** Absolute path for a child process to read. */
	path(sha256: string): string;
}
