import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RUN_STATES } from '#lib/recognition/run.ts';
import { Readings, underWay, type Reading } from './reading.svelte.ts';

/** The stream of news as the browser gives it. */
class Stream {
	static opened: Stream[] = [];
	hear: ((event: { data: string }) => void) | undefined;
	closed = false;
	readonly address: string;
	constructor(address: string) {
		this.address = address;
		Stream.opened.push(this);
	}
	addEventListener(name: string, hear: (event: { data: string }) => void) {
		if (name === 'run') this.hear = hear;
	}
	close() {
		this.closed = true;
	}
	say(news: Reading) {
		this.hear!({ data: JSON.stringify(news) });
	}
}

beforeEach(() => {
	Stream.opened = [];
	vi.stubGlobal('EventSource', Stream);
});
afterEach(() => vi.unstubAllGlobals());

const news = (parts: Partial<Reading> = {}): Reading => ({
	...{ surface: 's1', state: 'running', done: 3, total: 38 },
	...parts
});

test('what the server sent stands until something newer is heard', () => {
	const readings = new Readings();
	const sent = news({ state: 'waiting', done: 0 });
	readings.listen('telegram', () => {});
	expect(readings.of(sent, 's1')).toEqual(sent);
	Stream.opened[0]!.say(news());
	expect(readings.of(sent, 's1')).toEqual(news());
	expect(readings.of(null, 's2')).toBeNull();
});

test('it listens to its own record, its name made safe, until it is left', () => {
	const leave = new Readings().listen('a/b c', () => {});
	expect(Stream.opened[0]!.address).toBe('/api/records/a%2Fb%20c/progress');
	expect(Stream.opened[0]!.closed).toBe(false);
	leave();
	expect(Stream.opened[0]!.closed).toBe(true);
});

test('the end of a reading is told once; its steps and what had ended before are not', () => {
	const ended = vi.fn();
	new Readings().listen('telegram', ended);
	const [stream] = Stream.opened;
	stream!.say(news({ surface: 's2', state: 'ok' }));
	for (const done of [1, 2, 3]) stream!.say(news({ done }));
	expect(ended).not.toHaveBeenCalled();
	stream!.say(news({ state: 'ok', done: 38 }));
	stream!.say(news({ state: 'ok', done: 38 }));
	expect(ended).toHaveBeenCalledTimes(1);
});

test('a failed attempt that will be tried again is not the end', () => {
	const ended = vi.fn();
	new Readings().listen('telegram', ended);
	Stream.opened[0]!.say(news());
	Stream.opened[0]!.say(news({ state: 'failed' }));
	Stream.opened[0]!.say(news({ state: 'running' }));
	expect(ended).not.toHaveBeenCalled();
	Stream.opened[0]!.say(news({ state: 'parked' }));
	expect(ended).toHaveBeenCalledTimes(1);
});

test.each(RUN_STATES)('%s is under way, or is not', (state) => {
	expect(underWay(state)).toBe(['waiting', 'running', 'failed'].includes(state));
});
