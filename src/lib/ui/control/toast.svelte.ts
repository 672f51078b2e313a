import { createContext } from 'svelte';

export interface ToastWords {
	text: string;
	/** Offered beside the text. */
	undo?: { label: string; act: () => void };
}

/** How long one stays, at least, in milliseconds. */
export const TOAST_MS = 8000;

/** One toast at a time; it stays at least 8 s, and as long as it is hovered or focused. */
export class ToastShelf {
	shown = $state.raw<ToastWords | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	show(words: ToastWords): void {
		this.shown = words;
		this.release();
	}

	/** Pointer or focus came to it. */
	hold(): void {
		clearTimeout(this.#timer);
	}

	/** Pointer or focus left it: it stays its whole time again. */
	release(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.dismiss(), TOAST_MS);
	}

	dismiss(): void {
		clearTimeout(this.#timer);
		this.shown = null;
	}
}

/** The root layout sets it; any component: `getToasts().show({ text })`. */
export const [getToasts, setToasts] = createContext<ToastShelf>();
