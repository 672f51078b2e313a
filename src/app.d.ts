import type { Language } from '#lib/outcome.ts';
import type { Gate } from '#lib/server/gate.ts';
import type { Workbench } from '#lib/server/workbench.ts';

declare global {
	namespace App {
		interface Locals {
			/** The installation, and who asks. */
			workbench: Workbench;
			/** Language of the interface: chosen, else of the browser. */
			language: Language;
			/** Id of the session row, null for a visitor. */
			session: string | null;
			gate: Gate;
			/** Whole `Set-Cookie` lines that the answer is to carry. */
			cookies: string[];
		}
		interface Error {
			message: string;
			/** What a person may tell an archivist; it is in the log too. */
			code?: string;
			/** What to do next. */
			next?: string;
		}
	}
}

export {};
