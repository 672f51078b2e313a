import { expect, test } from 'vitest';
import { parse, SETTINGS, type Preparation } from '#lib/recognition/preparation.ts';
import { settingName } from '#lib/ui/words/prepare.ts';
import { wordsIn } from '#lib/ui/words/words.ts';
import { addressOf, summaryOf } from './summary.ts';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];

test.each<[Preparation, string, string]>([
	[{}, 'Automatic', 'Автоматически'],
	[{ turn: 0 }, 'Turn 0°', 'Поворот 0°'],
	[{ skew: -1.25 }, 'Skew -1.25°', 'Перекос -1,25°'],
	[{ soften: 0 }, 'Soften the grain None', 'Смягчить зерно Нет'],
	[{ soften: 2 }, 'Soften the grain 2 passes', 'Смягчить зерно 2 прохода'],
	[{ divide: true }, 'Even out the paper Yes', 'Выровнять бумагу Да'],
	[{ rules: false }, 'Take out ruled lines No', 'Убрать линейки Нет'],
	[{ contrast: 1.5 }, 'Contrast 1.5', 'Контраст 1,5'],
	[
		{ xHeight: 30, border: 5 },
		'Edges left out 5 · Letter height 30',
		'Поля без чтения 5 · Высота букв 30'
	]
])('%j is told as a person chose it', (preparation, english, russian) => {
	expect(summaryOf(en, preparation)).toBe(english);
	expect(summaryOf(ru, preparation)).toBe(russian);
});

test('every setting has a name of its own', () => {
	const names = SETTINGS.map((name) => en(settingName[name]));
	expect(new Set(names).size).toBe(SETTINGS.length);
});

test('an address shows the settings again, the page’s own languages with them', () => {
	const address = addressOf({ turn: 90, rules: false, languages: 'eng', own: true });
	expect(address).toBe('?turn=90&rules=off&languages=eng');
	expect(addressOf({ contrast: 2, languages: 'rus' })).toBe('?contrast=2');
	const automatic = new URLSearchParams(addressOf({ languages: 'rus' }));
	expect(parse(automatic)).toMatchObject({ ok: true, value: {} });
	expect(automatic.size).toBe(1);
});
