/** A text as a reader sees it, made from the TEI file itself. */
export interface ReadingView {
	blocks: ReadingBlock[];
	/** Paragraphs of the translation; empty where there is none. */
	translation: string[];
	translationLanguage: string;
}

export type BlockKind =
	'paragraph' | 'heading' | 'field' | 'stamp' | 'note' | 'page-number' | 'item' | 'page-break';

export interface ReadingBlock {
	kind: BlockKind;
	runs: Run[];
}

/** How a stretch of text is marked. */
export type RunMark =
	'unclear' | 'gap' | 'supplied' | 'added' | 'deleted' | 'underlined' | 'spaced' | 'not-on-scan';

export interface Run {
	/** As it stands on the leaf; a line end is a line break. */
	typed: string;
	/** With the editors' choices applied and words at line ends joined. */
	normal: string;
	mark: RunMark | null;
	/** What the publication prints here, and whether the wording differs; null: the same. */
	publication: { text: string; substantive: boolean } | null;
}

/** The layers that a reader chooses between. */
export const LAYERS = ['typed', 'normal', 'publication'] as const;
export type Layer = (typeof LAYERS)[number];

/** A run's text in a layer. */
export function textIn(run: Run, layer: Layer): string {
	if (layer === 'publication') return run.publication?.text ?? run.normal;
	return run[layer];
}

/** The layer that an address names; the leaf as it was typed where it names none. */
export function layerOf(name: string | null): Layer {
	return LAYERS.find((layer) => layer === name) ?? 'typed';
}
