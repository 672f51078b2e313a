import { expect, test } from 'vitest';
import { page } from '../../../../tests/support/page.ts';
import { typedEarly } from './early.ts';

test('only fields of this page that hold another text were typed into', () => {
	const fields = [
		{ name: 'text.l1', value: 'раз' },
		{ name: 'text.l2', value: 'два!' },
		{ name: 'text.other', value: 'чужое' },
		{ name: 'was.l2', value: 'два' }
	];
	expect([...typedEarly(page(['раз', 'два']), fields)]).toEqual([['l2', 'два!']]);
});
