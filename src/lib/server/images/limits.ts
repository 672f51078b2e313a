/** Limits of admission and of the children that decode. One table, named in the refusals. */
export const ADMISSION = {
	/** Pixels of the shortest side. */
	shortestSide: 32,
	/** Million pixels a frame; an archivist may admit more. */
	megapixels: 120,
	megapixelsForArchivists: 300,
	/** Pages of a TIFF. */
	pages: 2_000,
	/** Scans of a progressive JPEG: each costs a pass over the whole picture. */
	scans: 100
};

/** One untrusted file in a child of its own. */
export const INTAKE = { children: 2, cpuSeconds: 60, wallSeconds: 240, residentBytes: 900_000_000 };

/** One tile or crop of a picture that we made ourselves. */
export const TILE = { cpuSeconds: 5, wallSeconds: 30, residentBytes: 500_000_000 };
