import { expect, test } from 'vitest';
import type { Forms, Message } from './message.ts';

const files = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], {
	eager: true
});

/** Every message of every catalogue, by `file key`. */
const messages: [name: string, message: Message][] = Object.entries(files).flatMap(
	([path, module]) =>
		Object.values(module).flatMap((value) =>
			isRecord(value)
				? Object.entries(value).flatMap(([key, entry]): [string, Message][] =>
						isMessage(entry) ? [[`${path} ${key}`, entry]] : []
					)
				: []
		)
);

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isMessage(value: unknown): value is Message {
	return isRecord(value) && 'en' in value && 'ru' in value;
}
function forms(of: Forms): string[] {
	return typeof of === 'string' ? [of] : Object.values(of);
}
function names(text: string): string[] {
	return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();
}

test('there are messages to test', () => {
	expect(messages.length).toBeGreaterThan(20);
});

test.each(messages)('%s is complete in both languages and names the same facts', (_, message) => {
	const all = [...forms(message.en), ...forms(message.ru)];
	for (const text of all) expect(text.trim()).not.toBe('');
	const expected = [...new Set(forms(message.en).flatMap(names))].sort();
	expect([...new Set(forms(message.ru).flatMap(names))].sort()).toEqual(expected);
});

test.each(messages)('%s has the forms of its language, and Russian letters in Russian', (_, m) => {
	if (typeof m.ru !== 'string')
		expect(Object.keys(m.ru).sort()).toEqual(['few', 'many', 'one', 'other']);
	if (typeof m.en !== 'string') expect(Object.keys(m.en).sort()).toEqual(['one', 'other']);
	for (const text of forms(m.en)) expect(text).not.toMatch(/\p{Script=Cyrillic}/u);
});

test.each(messages)('%s does not blame and does not shout', (_, message) => {
	for (const text of forms(message.en)) expect(text).not.toMatch(/\berror\b|\binvalid\b|!$/i);
	for (const text of forms(message.ru)) expect(text).not.toMatch(/ошибк[аи] ввода|!$/i);
});
