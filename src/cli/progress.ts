const WIDTH = 30;

/** `[######------] 12/24 lines`; the bar stands still where the total is not known yet. */
export function bar(done: number, total: number, what: string): string {
	const part = total > 0 ? Math.min(1, done / total) : 0;
	const full = Math.round(part * WIDTH);
	return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${done}/${total} ${what}`;
}

/** Shows one line that changes: in place on a terminal, else only when it differs much. */
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

	end(line: string): void {
		this.#out.write(this.#out.isTTY ? `\r\u001b[K${line}\n` : `${line}\n`);
	}
}
