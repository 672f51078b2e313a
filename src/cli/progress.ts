const WIDTH = 30;

/** `[######------] 12/24 lines`; the bar stands still where the total is not known yet. */
export function bar(done: number, total: number, what: string): string {
	const part = total > 0 ? Math.min(1, done / total) : 0;
	const full = Math.round(part * WIDTH);
	return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${done}/${total} ${what}`;
}

/** Shows one line that changes in its place on a terminal; elsewhere only what is worth a line. */
export class Progress {
	readonly #out: NodeJS.WriteStream;
	#last = '';

	constructor(out: NodeJS.WriteStream = process.stderr) {
		this.#out = out;
	}

	show(line: string): void {
		if (line === this.#last) return;
		this.#last = line;
		if (this.#out.isTTY) this.#out.write(`\r\u001b[K${line}`);
	}

	/** One piece of work of a few: a line of its own where no line can change. */
	step(line: string): void {
		if (this.#out.isTTY) this.show(line);
		else this.#out.write(`${line}\n`);
	}

	end(line: string): void {
		this.#out.write(this.#out.isTTY ? `\r\u001b[K${line}\n` : `${line}\n`);
	}
}
