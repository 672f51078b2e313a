/** Content-addressed files: masters and derived pictures. One adapter on disk, one on S3. */
export interface Files {
	/** Stores bytes under their SHA-256 (hex), atomically; storing twice is storing once. */
	put(bytes: Uint8Array): Promise<string>;
	get(sha256: string): Promise<Buffer>;
	has(sha256: string): Promise<boolean>;
	/** Absolute path for a child process to read; derived files only on adapters with a disk. */
	path(sha256: string): string;
}
