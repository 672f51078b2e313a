import { expect, test } from 'vitest';
import { listen, tell, type News } from './progress.ts';

const news = (record: string, run = 'r', done = 0): News => ({
	...{ run, record, surface: 's', page: null, state: 'running', done, total: 9 },
	...{ attempt: 1, reason: null }
});

test('who listens to a record hears of it, and of no other, in order', () => {
	const heard: [string, number][] = [];
	const leave = listen('a', ({ run, done }) => heard.push([run, done]));
	tell(news('a', 'r1', 1));
	tell(news('b', 'r2', 2));
	tell(news('a', 'r1', 3));
	leave();
	tell(news('a', 'r1', 4));
	expect(heard).toEqual([
		['r1', 1],
		['r1', 3]
	]);
});

test('two who listen both hear; one who leaves does not silence the other', () => {
	const heard: string[] = [];
	const leave = [listen('a', () => heard.push('first')), listen('a', () => heard.push('second'))];
	tell(news('a'));
	leave[0]!();
	leave[0]!();
	tell(news('a'));
	leave[1]!();
	tell(news('a'));
	expect(heard).toEqual(['first', 'second', 'second']);
});

test('nobody listens: nothing happens, also to a name that every object has', () => {
	for (const record of ['nobody', '__proto__', 'constructor']) tell(news(record));
	const heard: string[] = [];
	const leave = listen('__proto__', ({ record }) => heard.push(record));
	tell(news('__proto__'));
	leave();
	expect(heard).toEqual(['__proto__']);
});
