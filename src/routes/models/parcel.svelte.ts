/** What the server measured on the file that came. */
interface Received {
	draft: string;
	size: number;
	sha256: string;
}

/** One model file on its way to the server. */
export class Parcel {
	sending = $state(false);
	received = $state<Received | null>(null);
	/** Why it was refused. */
	refusal = $state<{ sentence: string; next?: string } | null>(null);
	readonly #lost: () => string;

	constructor(lost: () => string) {
		this.#lost = lost;
	}

	async send(file: File): Promise<void> {
		Object.assign(this, { sending: true, received: null, refusal: null });
		try {
			const headers = { 'content-type': 'application/octet-stream' };
			const answer = await fetch('/models/upload', { method: 'POST', body: file, headers });
			const said: unknown = await answer.json();
			if (answer.ok) this.received = said as Received;
			else this.refusal = said as Parcel['refusal'];
		} catch {
			this.refusal = { sentence: this.#lost() };
		}
		this.sending = false;
	}
}
