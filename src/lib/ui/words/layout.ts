import { catalogue } from './message.ts';

/** Regions and lines laid out by hand. */
export const layout = catalogue({
	title: { en: 'Layout', ru: 'Разметка' },
	views: { en: 'What to work on', ru: 'Над чем работать' },
	text: { en: 'Text', ru: 'Текст' },
	parts: { en: 'Regions and lines', ru: 'Области и строки' },
	region: { en: '{n}. {kind}', ru: '{n}. {kind}' },
	line: { en: 'Line {n}', ru: 'Строка {n}' },
	empty: { en: 'no text yet', ru: 'текста пока нет' },
	noParts: {
		en: 'There are no regions yet. Draw one on the picture, or press R.',
		ru: 'Областей пока нет. Начертите область на снимке или нажмите R.'
	},
	hint: {
		en: 'Choose a part in the picture or in the list. Drag it, or press M to move, S to resize.',
		ru: 'Выберите часть на снимке или в списке. Тяните её мышью или нажмите M — двигать, S — менять размер.'
	},
	picture: { en: 'Shapes on the picture', ru: 'Области на снимке' },
	drawRegion: { en: 'Draw a region', ru: 'Начертить область' },
	drawLine: { en: 'Draw a line', ru: 'Начертить строку' },
	readAgain: { en: 'Read again', ru: 'Прочесть снова' },
	reading: {
		en: 'Drag over what is to be read, or move the outline by the arrow keys. Enter to read it, Esc to leave.',
		ru: 'Обведите, что прочесть, или двигайте контур стрелками. Enter — прочесть, Esc — отказаться.'
	},
	drawing: {
		en: 'Drag over the picture, or move the outline by the arrow keys. Enter to keep it, Esc to leave.',
		ru: 'Обведите на снимке или двигайте контур стрелками. Enter — оставить, Esc — отказаться.'
	},
	moving: {
		en: 'Arrow keys move the outline, with Shift by ten. S: resize. Enter to keep it, Esc to leave.',
		ru: 'Стрелки двигают контур, с Shift — на десять. S — размер. Enter — оставить, Esc — отказаться.'
	},
	sizing: {
		en: 'Arrow keys resize the outline, with Shift by ten. M: move. Enter to keep it, Esc to leave.',
		ru: 'Стрелки меняют размер, с Shift — на десять. M — двигать. Enter — оставить, Esc — отказаться.'
	},
	cutting: {
		en: 'Arrow keys move the cut, with Shift by ten. Enter to cut, Esc to leave.',
		ru: 'Стрелки двигают разрез, с Shift — на десять. Enter — разрезать, Esc — отказаться.'
	},
	at: {
		en: '{x}, {y}, {width} by {height} pixels',
		ru: '{x}, {y}, {width} на {height} пикселей'
	},
	cutAt: { en: 'cut at pixel {at}', ru: 'разрез на пикселе {at}' },
	place: { en: 'Place and size, pixels', ru: 'Место и размер, пиксели' },
	x: { en: 'Left', ru: 'Слева' },
	y: { en: 'Top', ru: 'Сверху' },
	width: { en: 'Width', ru: 'Ширина' },
	height: { en: 'Height', ru: 'Высота' },
	apply: { en: 'Apply', ru: 'Применить' },
	kind: { en: 'Kind', ru: 'Вид' },
	letters: { en: 'Signs', ru: 'Знаки' },
	asPage: { en: 'as on the page', ru: 'как на странице' },
	regionWith: { en: '{n}. {kind} · {letters}', ru: '{n}. {kind} · {letters}' },
	order: { en: 'Number in the reading order', ru: 'Номер в порядке чтения' },
	inRegion: { en: 'Region', ru: 'Область' },
	orderLine: { en: 'Number in the region', ru: 'Номер в области' },
	cut: { en: 'Cut', ru: 'Разрезать' },
	cutPlace: { en: 'Cut at pixel', ru: 'Разрезать на пикселе' },
	join: { en: 'Join with the next', ru: 'Соединить со следующей' },
	delete: { en: 'Delete', ru: 'Удалить' },
	keep: { en: 'Keep it', ru: 'Оставить' },
	leave: { en: 'Leave', ru: 'Отказаться' },
	keys: { en: 'Keys of the layout', ru: 'Клавиши разметки' },
	selected: { en: 'Selected: {what}', ru: 'Выбрано: {what}' },
	done: { en: 'Done: version {version}', ru: 'Готово: версия {version}' },
	noScript: {
		en: 'Without scripts: choose a part, change its fields, press the button beside them.',
		ru: 'Без скриптов: выберите часть, измените поля и нажмите кнопку рядом.'
	}
});

/** What each key of the layout does. */
export const layoutKeys = catalogue({
	next: { en: 'Next part', ru: 'Следующая часть' },
	previous: { en: 'Previous part', ru: 'Предыдущая часть' },
	later: { en: 'Later in the reading order', ru: 'Дальше в порядке чтения' },
	earlier: { en: 'Earlier in the reading order', ru: 'Раньше в порядке чтения' },
	move: { en: 'Move by arrow keys', ru: 'Двигать стрелками' },
	size: { en: 'Resize by arrow keys', ru: 'Менять размер стрелками' },
	region: { en: 'Draw a region', ru: 'Начертить область' },
	line: { en: 'Draw a line', ru: 'Начертить строку' },
	again: { en: 'Read a place again', ru: 'Прочесть место снова' },
	cut: { en: 'Cut', ru: 'Разрезать' },
	join: { en: 'Join with the next', ru: 'Соединить со следующей' },
	kind: { en: 'Choose the kind', ru: 'Выбрать вид' },
	letters: { en: 'Choose the signs it is read with', ru: 'Выбрать знаки, которыми читать' },
	delete: { en: 'Delete', ru: 'Удалить' },
	settle: { en: 'Keep the shape', ru: 'Оставить контур' },
	leave: { en: 'Leave', ru: 'Отказаться' }
});
