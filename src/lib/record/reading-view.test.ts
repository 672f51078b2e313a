import { expect, test } from 'vitest';
import { LAYERS, layerOf, textIn, type Layer, type Run } from './reading-view.ts';

const run = (more: Partial<Run> = {}): Run => ({
	typed: 'перемнрии',
	normal: 'перемирии',
	mark: null,
	publication: null,
	...more
});
const printed = { text: 'перемирия', substantive: true };

test.each<[Layer, Partial<Run>, string]>([
	['typed', {}, 'перемнрии'],
	['normal', {}, 'перемирии'],
	['publication', {}, 'перемирии'],
	['typed', { publication: printed }, 'перемнрии'],
	['normal', { publication: printed }, 'перемирии'],
	['publication', { publication: printed }, 'перемирия'],
	['publication', { publication: { text: '', substantive: true } }, ''],
	['typed', { typed: '', mark: 'gap' }, '']
])('in the layer %s a run with %o reads %j', (layer, more, text) => {
	expect(textIn(run(more), layer)).toBe(text);
});

test.each([...LAYERS, null, '', 'TYPED', 'typed ', 'constructor'])(
	'the address %j names a layer',
	(name) => {
		const known = LAYERS.find((layer) => layer === name);
		expect(layerOf(name)).toBe(known ?? 'typed');
	}
);
