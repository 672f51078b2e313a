import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { explain, status, type Outcome } from '#lib/outcome.ts';
import { openImages } from '#lib/server/images/open.ts';
import * as holdings from '#lib/server/holdings.ts';
import * as importing from '#lib/server/importing.ts';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import type { Store } from '#lib/server/storage/store.ts';
import type { Kind } from '#lib/server/upload.ts';
import {
	clear,
	description,
	Desk,
	houseFor,
	inventory,
	lay,
	layElsewhere,
	type House,
	type Parcel
} from '../support/importing.ts';
import * as pictures from '../support/pictures.ts';
import { tiff } from '../support/tiff.ts';
import { as, empty, PEOPLE, seedPeople } from '../support/workbench.ts';

/**
 * What people really bring: each bad file goes in by the browser's way and by a folder, is refused
 * with its sentence in both languages, leaves no row and no file behind, and the good one that
 * comes after it is taken.
 */
const data = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-bad-'));
const images = openImages({ root: process.cwd(), data });
let store: Store;
let house: House;
let good: Buffer;
let huge: Buffer;

beforeAll(async () => {
	store = await openEmbedded();
	good = await pictures.plain(80, 60, 255).png().toBuffer();
	huge = pictures.hugePng();
});
beforeEach(async () => {
	await empty(store);
	await seedPeople(store);
	house = await houseFor(store, images);
});
afterEach(() => clear(house));
afterAll(async () => {
	await images.stop();
	await store.close();
	fs.rmSync(data, { recursive: true });
});

const whole = (change: Parcel = {}): Parcel => ({
	'record.json': JSON.stringify(description()),
	'1.png': good,
	'published.ru.txt': 'йод\n',
	'translation.en.txt': 'iodine\n',
	...change
});

interface Said {
	status: number;
	en: string;
	ru: string;
}

/** All that a person is told: sentence and next step, and the status that a program sees. */
function said(outcome: Outcome<unknown>): Said {
	if (outcome.ok) throw new Error('it was taken');
	const [en, ru] = (['en', 'ru'] as const).map((language) => {
		const { sentence, next } = explain(outcome.refusal, language);
		return `${sentence} ${next}`;
	});
	return { status: status(outcome.refusal), en: en!, ru: ru! };
}

async function importsWell(id: string): Promise<void> {
	const desk = new Desk(house, PEOPLE.anna);
	await desk.begin();
	expect(await desk.send('scan', 'good.png', good)).toMatchObject({ ok: true });
	expect(await desk.confirm({ scan: ['good.png'] }, { id })).toEqual({ ok: true, value: id });
	const opened = await holdings.open(as(house, PEOPLE.anna), id);
	expect(opened).toMatchObject({ ok: true, value: { surfaces: [{ state: 'empty' }] } });
	expect(fs.readdirSync(path.join(house.folders.scans, id)).sort()).toEqual([
		'good.png',
		'record.json'
	]);
}

const cutJpeg = async () => {
	const jpeg = await pictures.jpeg();
	return jpeg.subarray(0, jpeg.length - 10);
};
const halfJpeg = async () => {
	const jpeg = await pictures.jpeg();
	return jpeg.subarray(0, jpeg.length / 2);
};

/** A file that a person chooses by mistake, and every word that is said of it. */
const BAD: [what: string, kind: Kind, name: string, make: () => unknown, Said][] = [
	[
		'a zero-byte image',
		'scan',
		'scan.png',
		() => Buffer.alloc(0),
		{
			status: 422,
			en: 'The file "scan.png" is empty (0 bytes). Copy the file again and send it once more.',
			ru: 'Файл «scan.png» пуст (0 байт). Скопируйте файл заново и отправьте ещё раз.'
		}
	],
	[
		'a text named .png',
		'scan',
		'telegram.png',
		() => Buffer.from('Шифрованная телеграмма'),
		{
			status: 415,
			en: 'The file "telegram.png" is not a PNG, JPEG or TIFF picture; by its content it is: text. Save it as PNG, JPEG or TIFF and send that file.',
			ru: 'Файл «telegram.png» — не снимок PNG, JPEG или TIFF; судя по содержимому, это: текст. Сохраните его как PNG, JPEG или TIFF и отправьте этот файл.'
		}
	],
	[
		'a JPEG without its last ten bytes',
		'scan',
		'лист 1.jpg',
		cutJpeg,
		{
			status: 422,
			en: 'The file "лист 1.jpg" is cut off or damaged and cannot be read to its end. Copy it again from where it came, or scan the page once more.',
			ru: 'Файл «лист 1.jpg» обрезан или повреждён: до конца он не читается. Скопируйте его заново с исходного места или отсканируйте страницу ещё раз.'
		}
	],
	[
		'half a JPEG, of the publication',
		'print',
		'print.jpg',
		halfJpeg,
		{
			status: 422,
			en: 'The file "print.jpg" is cut off or damaged and cannot be read to its end. Copy it again from where it came, or scan the page once more.',
			ru: 'Файл «print.jpg» обрезан или повреждён: до конца он не читается. Скопируйте его заново с исходного места или отсканируйте страницу ещё раз.'
		}
	],
	[
		'a PNG of 30 000 × 30 000',
		'scan',
		'wall.png',
		() => huge,
		{
			status: 422,
			en: 'The picture "wall.png" is too large: 30000 × 30000 pixels, 900 million; the limit is 120 million. Send a smaller scan (400 dpi is enough for reading), or ask an archivist, who may admit up to 300 million.',
			ru: 'Снимок «wall.png» слишком велик: 30000 × 30000 пикс., 900 млн; предел — 120 млн. Отправьте скан поменьше (для чтения хватит 400 точек на дюйм) или попросите архивиста: ему разрешено до 300 млн.'
		}
	],
	[
		'a thumbnail',
		'scan',
		'thumb.png',
		() => pictures.plain(31, 400, 9).png().toBuffer(),
		{
			status: 422,
			en: 'The picture "thumb.png" is too small: 31 × 400 pixels, while its shortest side must be at least 32 pixels. Send the scan itself, not its thumbnail.',
			ru: 'Снимок «thumb.png» слишком мал: 31 × 400 пикс., а короткая сторона должна быть не меньше 32 пикс. Отправьте сам скан, а не уменьшенную копию.'
		}
	],
	[
		'a published text in Windows-1251',
		'published',
		'old.txt',
		() => Buffer.from([0x41, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
		{
			status: 422,
			en: 'old.txt is not text in UTF-8: byte 1 does not fit. Save the file as UTF-8 and import again; nothing was stored.',
			ru: 'old.txt — не текст в UTF-8: не подходит байт 1. Сохраните файл в UTF-8 и повторите; ничего не сохранено.'
		}
	],
	[
		'a translation with a zero byte in it',
		'translation',
		'zero.txt',
		() => Buffer.from('iod\0ine'),
		{
			status: 422,
			en: 'zero.txt is not text in UTF-8: byte 3 does not fit. Save the file as UTF-8 and import again; nothing was stored.',
			ru: 'zero.txt — не текст в UTF-8: не подходит байт 3. Сохраните файл в UTF-8 и повторите; ничего не сохранено.'
		}
	]
];

describe('through the browser', () => {
	test.each(BAD)('%s', async (_what, kind, name, make, sentence) => {
		const desk = new Desk(house, PEOPLE.anna);
		await desk.begin();
		const before = await inventory(house);
		expect(said(await desk.send(kind, name, (await make()) as Buffer))).toEqual(sentence);
		expect(await inventory(house)).toEqual(before);
		// Whoever names it all the same gets no record: the file is not there.
		const named = await desk.confirm({ scan: [name] });
		expect(named).toMatchObject({ ok: false, refusal: { code: 'file_missing' } });
		expect(await inventory(house)).toEqual(before);
		expect(house.asked).toEqual([]);
		await importsWell('after');
	});

	test('a bad file does not push out the good one that came under its name', async () => {
		const desk = new Desk(house, PEOPLE.anna);
		await desk.begin();
		await desk.send('scan', '1.png', good);
		expect((await desk.send('scan', '1.png', await cutJpeg())).ok).toBe(false);
		expect(await desk.confirm({ scan: ['1.png'] })).toMatchObject({ ok: true });
		expect(fs.readFileSync(path.join(house.folders.scans, 'note/1.png'))).toEqual(good);
	});

	test('an upload whose line breaks leaves nothing, and may be sent again', async () => {
		const desk = new Desk(house, PEOPLE.anna);
		await desk.begin();
		const before = await inventory(house);
		let pieces = 0;
		const broken = new ReadableStream<Uint8Array>({
			pull(stream) {
				if (pieces++ < 3) stream.enqueue(good.subarray(0, 40));
				else stream.error(new Error('the line broke'));
			}
		});
		const { receive } = await import('#lib/server/upload.ts');
		const given = { kind: 'scan', name: '1.png' } as const;
		await expect(receive(desk.workbench, desk.draft, given, broken)).rejects.toThrow('line broke');
		expect(await inventory(house)).toEqual(before);
		expect(await desk.send('scan', '1.png', good)).toMatchObject({ ok: true });
	});

	test.each([
		['a path', '../../1.png'],
		['a hidden file', '.1.png'],
		['a line break', '1\n.png'],
		['200 letters of two bytes', `${'я'.repeat(200)}.png`],
		['300 letters', `${'a'.repeat(300)}.png`],
		['a device of Windows', 'con.tif'],
		['turned round', '1\u202egnp.exe'],
		['an option', '-rf.png'],
		['a zero byte', '1\0.png'],
		['nothing', '']
	])('a name that is %s is refused, in words', async (_what, name) => {
		const desk = new Desk(house, PEOPLE.anna);
		await desk.begin();
		const before = await inventory(house);
		expect(said(await desk.send('scan', name, good))).toEqual({
			status: 422,
			en: `A file cannot be called "${name.slice(0, 80)}" here. Give it a name of at most 200 bytes that begins with a letter or digit, without slashes and signs of direction; con, nul and com1 are names of devices.`,
			ru: `Файл не может называться «${name.slice(0, 80)}». Дайте ему имя не длиннее 200 байт, начиная с буквы или цифры, без косых черт и знаков направления письма; con, nul и com1 — имена устройств.`
		});
		expect(await inventory(house)).toEqual(before);
	});

	test('an archivist may bring what is too large for others', async () => {
		const wide = await sharp({
			create: { width: 11_000, height: 11_000, channels: 3, background: '#fff' }
		})
			.png({ compressionLevel: 1 })
			.toBuffer();
		const answers = [];
		for (const person of [PEOPLE.anna, PEOPLE.maria]) {
			const desk = new Desk(house, person);
			await desk.begin();
			answers.push(await desk.send('scan', 'map.png', wide));
		}
		expect(answers).toMatchObject([
			{ ok: false, refusal: { code: 'picture_large', facts: { measured: 121, limit: 120 } } },
			{ ok: true, value: { width: 11_000, height: 11_000 } }
		]);
	});

	test('a TIFF of three pages is three surfaces in the workbench, each asked to be read', async () => {
		const desk = new Desk(house, PEOPLE.anna);
		await desk.begin();
		const pages = [60, 70, 80].map((width) => ({ width, height: 50 }));
		expect(await desk.send('scan', 'all.tif', tiff(pages))).toMatchObject({
			ok: true,
			value: { width: 60, height: 50, frames: 3 }
		});
		await desk.send('scan', 'last.png', good);
		expect(await desk.confirm({ scan: ['all.tif', 'last.png'] })).toMatchObject({ ok: true });
		const opened = await holdings.open(as(house, PEOPLE.anna), 'note');
		if (!opened.ok) throw new Error('not opened');
		expect(opened.value.surfaces.map(({ ordinal, name, width }) => [ordinal, name, width])).toEqual(
			[
				[1, 'all.tif', 60],
				[2, 'all.tif', 70],
				[3, 'all.tif', 80],
				[4, 'last.png', 80]
			]
		);
		expect(house.asked).toHaveLength(4);
	});
});

describe('a description', () => {
	const INVALID: [what: string, change: object | string, en: string][] = [
		['without a title', { title: undefined }, '"title" is missing'],
		['without witnesses', { witnesses: undefined }, '"witnesses" is missing'],
		['without a date', { date: undefined }, '"date" is missing'],
		['with a date of another form', { date: '31.01.1950' }, '"date": a date like 1953-07-04'],
		['with a field that is not known', { keeper: 'x' }, '"keeper": '],
		['that is not JSON', '{"id":', 'not JSON: ']
	];

	test.each(INVALID)('%s is refused with the place', async (_what, change, what) => {
		const text = typeof change === 'string' ? change : JSON.stringify(description(change));
		const before = await inventory(house);
		const outcome = await importing.add(
			as(house, PEOPLE.anna),
			layElsewhere(whole({ 'record.json': text }))
		);
		const { status, en, ru } = said(outcome);
		expect(status).toBe(422);
		expect(en).toContain(`record.json does not describe a record: ${what}`);
		expect(en).toMatch(/\. Correct that place and import again; nothing was stored\.$/);
		expect(ru).toContain(`Файл record.json не описывает документ: ${what}`);
		expect(ru).toMatch(/\. Исправьте это место и повторите; ничего не сохранено\.$/);
		expect(await inventory(house)).toEqual(before);
		await importsWell('after');
	});

	test('whose form lacks the title is refused to the browser, what was typed is kept there', async () => {
		const desk = new Desk(house, PEOPLE.anna);
		await desk.begin();
		await desk.send('scan', '1.png', good);
		const before = await inventory(house);
		const outcome = await desk.confirm({ scan: ['1.png'] }, { titleRu: ' ' });
		expect(said(outcome).en).toMatch(/^record\.json does not describe a record: "title": /);
		expect(await inventory(house)).toEqual(before);
		expect(await desk.confirm({ scan: ['1.png'] })).toEqual({ ok: true, value: 'note' });
	});
});

describe('two records of one id', () => {
	const sentence = {
		status: 409,
		en: 'There is already a record with the id "note". Give the new record another id; the old one was not touched.',
		ru: 'Документ с идентификатором «note» уже есть. Дайте новому документу другой идентификатор; прежний не тронут.'
	};

	test('the second is refused, the first stays as it is to the last byte', async () => {
		await importsWell('note');
		const desk = new Desk(house, PEOPLE.maria);
		await desk.begin();
		await desk.send('scan', 'other.png', await pictures.png());
		const before = await inventory(house);
		expect(said(await desk.confirm({ scan: ['other.png'] }))).toEqual(sentence);
		expect(await inventory(house)).toEqual(before);
	});

	test('of six that come at once one is taken whole, and none takes its folders away', async () => {
		const brought = await Promise.all(
			Array.from({ length: 6 }, async (_, n) => {
				const texts: Parcel = n % 2 ? {} : { 'published.ru.txt': `текст ${n}\n` };
				const witnesses = [
					{ siglum: 'S', what: 'leaf', surfaces: ['1.png'] },
					...(n % 2 ? [] : [{ siglum: 'P', what: 'print', text: 'published.ru.txt' }])
				];
				const json = JSON.stringify(description({ witnesses, title: { ru: `№ ${n}` } }));
				return layElsewhere({ 'record.json': json, '1.png': good, ...texts });
			})
		);
		const answers = await Promise.all(
			brought.map((folder) => importing.add(as(house, PEOPLE.anna), folder))
		);
		const won = answers.findIndex(({ ok }) => ok);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		for (const answer of answers) if (!answer.ok) expect(said(answer)).toEqual(sentence);
		const { rows } = await inventory(house);
		expect(rows).toMatchObject({ record: 1, surface: 1, page: 1, run: 1, event: 1 });
		const folder = path.join(house.folders.scans, 'note');
		expect(fs.readFileSync(path.join(folder, 'record.json'), 'utf8')).toContain(`№ ${won}`);
		expect(fs.readFileSync(path.join(folder, '1.png'))).toEqual(good);
		const texts = path.join(house.folders.transcriptions, 'note');
		expect(fs.existsSync(texts)).toBe(won % 2 === 0);
		const left = fs.readdirSync(house.folders.scans);
		expect(left).toEqual(['note']);
	});
});

describe('through a folder, at the start of the program', () => {
	const lines: string[] = [];
	const importAll = () => importing.importFolders(house, (line) => void lines.push(line));
	beforeEach(() => void lines.splice(0));

	test('each bad folder is named with its reason, the good ones between them are taken', async () => {
		const broken: [string, Parcel, string][] = [
			['aa', { '1.png': Buffer.alloc(0) }, 'The file "1.png" is empty (0 bytes).'],
			['cc', { '1.png': 'text' }, 'by its content it is: text.'],
			['ee', { '1.png': await halfJpeg() }, 'is cut off or damaged'],
			['gg', { 'published.ru.txt': Buffer.of(0xcf) }, 'published.ru.txt is not text in UTF-8'],
			['ii', { 'record.json': '{}' }, '"id" is missing']
		];
		const json = (id: string) => JSON.stringify(description({ id }));
		for (const [name, change] of broken)
			lay(house.folders, name, whole({ 'record.json': json(name), ...change }));
		for (const name of ['bb', 'hh']) lay(house.folders, name, whole({ 'record.json': json(name) }));
		const outcomes = await importAll();
		expect(outcomes.map(({ ok }) => ok)).toEqual([false, true, false, false, false, true, false]);
		for (const [name, , sentence] of broken) {
			const line = lines.find((one) => one.startsWith(`Not imported: ${name}. `));
			expect(line, name).toContain(sentence);
		}
		const { rows } = await inventory(house);
		expect(rows).toMatchObject({ record: 2, surface: 2, page: 2, witness: 4, run: 2, event: 2 });
		expect(house.asked).toHaveLength(2);
	});

	test('what is named but is a folder, or has a name too long for a disk, stops no start', async () => {
		const surfaces = (name: string, id: string) => {
			const witnesses = [{ siglum: 'S', what: 'leaf', surfaces: [name] }];
			return JSON.stringify(description({ id, witnesses }));
		};
		const { scans } = lay(house.folders, 'folder', { 'record.json': surfaces('1.png', 'folder') });
		fs.mkdirSync(path.join(scans, '1.png'));
		const long = `${'я'.repeat(150)}.png`;
		lay(house.folders, 'long', { 'record.json': surfaces(long, 'long') });
		lay(
			house.folders,
			'well',
			whole({ 'record.json': JSON.stringify(description({ id: 'well' })) })
		);
		expect((await importAll()).map(({ ok }) => ok)).toEqual([false, false, true]);
		expect(lines[0]).toContain('1.png is named in record.json but is not there.');
		expect(lines[1]).toContain('a file name of at most 200 bytes');
	});

	test('a folder that the system does not let us read is named, and stops no start', async () => {
		const { scans } = lay(house.folders, 'loop', { '1.png': good });
		fs.symlinkSync('record.json', path.join(scans, 'record.json'));
		lay(house.folders, 'note', whole());
		expect(await importAll()).toMatchObject([
			{ ok: false, refusal: { code: 'folder_unreadable', facts: { folder: 'loop' } } },
			{ ok: true }
		]);
		expect(lines[0]).toMatch(/^Not imported: loop\. The folder "loop" cannot be read: ELOOP/);
	});
});
