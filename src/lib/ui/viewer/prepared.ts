/** The whole surface as it is prepared for reading: a picture of it turned, not yet straightened. */
export interface Prepared {
	/** The settings that its address names. */
	address: string;
	turned: 0 | 90 | 180 | 270;
}

/** How the prepared picture lies over the surface: its size as turned, and an SVG transform. */
export function laidOver(
	{ turned }: Pick<Prepared, 'turned'>,
	{ width, height }: { width: number; height: number }
): { width: number; height: number; transform: string } {
	const [across, down] = turned % 180 === 0 ? [width, height] : [height, width];
	const moved = { 0: [0, 0], 90: [0, height], 180: [width, height], 270: [width, 0] }[turned];
	return {
		width: across,
		height: down,
		transform: `translate(${moved.join(' ')}) rotate(${-turned})`
	};
}
