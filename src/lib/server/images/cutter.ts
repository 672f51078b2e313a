import path from 'node:path';
import * as v from 'valibot';
import { Allowance } from '../process/allowance.ts';
import type { Frame } from '../process/frame.ts';
import { Slots } from '../process/slots.ts';
import { Warm } from '../process/warm.ts';
import type { Zone } from '#lib/facsimile/zone.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import type {
	OtherPicture,
	OthersAsked,
	ReadingPlan,
	ReadingSettings
} from '#lib/recognition/plan.ts';
import { refusalOf } from './intake.ts';
import { TILE } from './limits.ts';
import { unpack, unpackCuts } from './plan-talk.ts';
import type { AskedOfTiles } from './tiles.ts';

const CUT = v.object({ cut: v.boolean() });
const RECYCLING = { work: 5_000, residentBytes: 400_000_000, idleMs: 600_000 };
const KEEPING = {
	cpuSeconds: 3_000,
	residentBytes: TILE.residentBytes,
	niceness: 0,
	answerBytes: 20_000_000
};

/** The parent's side of the tile child: one, kept warm, one cut at a time. */
export class Cutter {
	readonly #child: Warm;
	readonly #turn = new Slots(1);

	constructor(root: string) {
		const script = path.join(root, 'src/lib/server/images/tile-child.ts');
		this.#child = new Warm(script, KEEPING, RECYCLING);
	}

	/** The JPEG; null where nothing lies; a failure of our own pyramid throws. */
	cut(asked: AskedOfTiles): Promise<Buffer | null> {
		return this.#turn.run(async () => {
			const allowance = new Allowance(TILE.cpuSeconds, TILE.wallSeconds);
			const answer = await this.#child.ask(asked, [], allowance);
			if (!answer.ok) throw new Error(`no cut of ${asked.pyramid}: ${answer.why} ${answer.detail}`);
			if (v.is(CUT, answer.json)) return answer.json.cut ? answer.blobs[0]! : null;
			throw new Error(`no cut of ${asked.pyramid}: ${JSON.stringify(answer.json).slice(0, 300)}`);
		});
	}

	/** The zone planned as a page of its own; what the planning failed of is a refusal. */
	plan(
		pyramid: string,
		zone: Zone,
		settings: ReadingSettings,
		signal?: AbortSignal
	): Promise<Outcome<ReadingPlan>> {
		const asked: AskedOfTiles = { kind: 'plan', pyramid, zone, settings };
		return this.#planned(asked, ({ json, blobs }) => unpack(json, blobs, settings), signal);
	}

	/** Lines of that plan in another way. */
	others(
		pyramid: string,
		zone: Zone,
		settings: ReadingSettings,
		asked: OthersAsked,
		signal?: AbortSignal
	): Promise<Outcome<OtherPicture[]>> {
		const whole: AskedOfTiles = { kind: 'others', pyramid, zone, settings, asked };
		return this.#planned(whole, ({ json, blobs }) => unpackCuts(json, blobs, asked), signal);
	}

	#planned<T>(
		asked: AskedOfTiles,
		take: (answer: Frame) => T | null,
		signal?: AbortSignal
	): Promise<Outcome<T>> {
		return this.#turn.run(async () => {
			const allowance = new Allowance(TILE.cpuSeconds, TILE.wallSeconds);
			const answer = await this.#child.ask(asked, [], allowance, signal ? { signal } : {});
			const taken = answer.ok ? take(answer) : null;
			const name = path.basename(asked.pyramid);
			return taken ? done(taken) : { ok: false, refusal: refusalOf(answer, name, TILE) };
		});
	}

	stop(): void {
		this.#child.end();
	}
}
