import type { Refusal } from '#lib/outcome.ts';
import type { Saved, SaveRequest, StructureRequest } from '#lib/transcription/save.ts';
import type { Base } from '#lib/transcription/save.ts';
import type { PartAsked, PartRead } from '#lib/recognition/part.ts';
import type { Asked, Proposed } from '#lib/recognition/proposal.ts';
import type { Page } from '#lib/transcription/page.ts';

/** A refusal with its sentences in the language of the screen. */
export type Told = Refusal & { sentence: string; next: string };

/** What came of sending: every way it can end, so that none is forgotten. */
export type Answer<T> =
	| { kind: 'done'; value: T }
	| { kind: 'refused'; refusal: Told }
	| { kind: 'signed-out' }
	/** No answer, or none that tells whether it was done: send the same again. */
	| { kind: 'unreachable' }
	| { kind: 'wait'; seconds: number };

export interface HeadOfPage {
	content: Page;
	bases: Record<string, Base>;
	head: number;
	/** When the head was stored, ISO 8601; null where nothing is. */
	savedAt: string | null;
	run: { state: string; done: number; total: number } | null;
}

/** How long an answer may take, in milliseconds. */
const PATIENCE_MS = 20_000;
const PULSE_MS = 4000;

export function saveLines(page: string, request: SaveRequest): Promise<Answer<Saved>> {
	return ask(`/api/pages/${page}/lines`, request);
}

export function reshape(
	page: string,
	request: StructureRequest
): Promise<Answer<Saved & { content: Page }>> {
	return ask(`/api/pages/${page}/structure`, request);
}

/** What may stand in place of a word. */
export function propose(page: string, asked: Asked): Promise<Answer<Proposed | null>> {
	return ask(`/api/pages/${page}/proposals`, asked);
}

/** A part of the picture read again; nothing of the page changes. */
export function readPart(page: string, asked: PartAsked): Promise<Answer<PartRead>> {
	return ask(`/api/pages/${page}/readings`, asked);
}

/** The page as it stands on the server. */
export function fetchHead(page: string): Promise<Answer<HeadOfPage>> {
	return ask(`/api/pages/${page}`);
}

/** Whether the server answers at all; its own small request, since browsers guess wrong. */
export async function pulse(): Promise<boolean> {
	try {
		const response = await fetch('/api/pulse', {
			cache: 'no-store',
			signal: AbortSignal.timeout(PULSE_MS)
		});
		return response.ok;
	} catch {
		return false;
	}
}

async function ask<T>(address: string, body?: unknown): Promise<Answer<T>> {
	let response: Response;
	try {
		response = await fetch(address, {
			...(body === undefined
				? {}
				: {
						method: 'POST',
						headers: { 'content-type': 'application/json' },
						body: JSON.stringify(body)
					}),
			cache: 'no-store',
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		return await read(response);
	} catch {
		// The connection broke, before or after the server did it: the same key will tell.
		return { kind: 'unreachable' };
	}
}

async function read<T>(response: Response): Promise<Answer<T>> {
	if (response.ok) return { kind: 'done', value: (await response.json()) as T };
	if (response.status === 401) return { kind: 'signed-out' };
	if (response.status === 429) {
		return { kind: 'wait', seconds: Number(response.headers.get('retry-after')) || 10 };
	}
	if (response.status >= 500) return { kind: 'unreachable' };
	return { kind: 'refused', refusal: (await response.json()) as Told };
}
