import { AUTOMATIC, type Preparation, type Setting } from './preparation.ts';

/** How a page came out prepared. Geometry as in a `ReadingPlan`. */
export interface Previewed {
	/** Of the master, pixels. */
	width: number;
	height: number;
	turned: 0 | 90 | 180 | 270;
	/** Pixels of the turned master for one of the prepared picture; skew in degrees. */
	factor: number;
	skew: number;
	/** Pixels of the pictures that are read for one of the turned master. */
	scale: number;
	/** Those of the layout, and `rules` taken out, and `readAt`: height of small letters as read. */
	measures: Record<string, number | string | boolean>;
}

/** What a step did. */
export type Did =
	| (
			| 'upright'
			| 'turned'
			| 'positive'
			| 'inverted'
			| 'level'
			| 'straightened'
			| 'edges_kept'
			| 'edges_left'
			| 'whole'
	  )
	| ('shrunk' | 'undivided' | 'divided' | 'unsoftened' | 'softened' | 'stretched' | 'rules_kept')
	| ('rules_out' | 'specks_kept' | 'specks_out' | 'read_at');

/** Why it did so: by hand, or by what was measured. */
export type Why =
	| (
			| 'hand'
			| 'turn_read'
			| 'turn_first'
			| 'dark_letters'
			| 'light_letters'
			| 'feet'
			| 'edges'
			| 'small'
			| 'large'
			| 'bilevel'
			| 'grey'
	  )
	| (
			| 'fine'
			| 'grainy'
			| 'broken'
			| 'ink'
			| 'strokes'
			| 'clean'
			| 'speckled'
			| 'enlarged'
			| 'reduced'
			| 'fits'
	  );

/** One step in a sentence; the facts are numbers of both its halves. */
export interface Told {
	step: Setting | 'size';
	did: Did;
	why: Why;
	facts: Record<string, number>;
}

type Teller = (wished: Preparation, of: Previewed) => Omit<Told, 'step'>;

/** In the order in which they are done; each is told from what was wished and what was measured. */
const TELLERS: Record<Told['step'], Teller> = {
	turn: ({ turn }, { turned }) => ({
		did: turned === 0 ? 'upright' : 'turned',
		why: turn !== undefined ? 'hand' : turned === 0 ? 'turn_first' : 'turn_read',
		facts: { degrees: turned }
	}),
	negative: ({ negative }, { measures }) => ({
		did: measures['negative'] ? 'inverted' : 'positive',
		why: negative !== undefined ? 'hand' : measures['negative'] ? 'light_letters' : 'dark_letters',
		facts: {}
	}),
	size: (_, { factor }) => ({
		did: factor === 1 ? 'whole' : 'shrunk',
		why: factor === 1 ? 'small' : 'large',
		facts: { factor, largest: AUTOMATIC.largest }
	}),
	divide: ({ divide }, { measures }) => ({
		did: (divide ?? !measures['bilevel']) ? 'divided' : 'undivided',
		why: divide !== undefined ? 'hand' : measures['bilevel'] ? 'bilevel' : 'grey',
		facts: {}
	}),
	soften: ({ soften }, { measures }) => {
		const grain = numberOf(measures['grain']);
		const grainy = grain > AUTOMATIC.grainy;
		const broken = measures['broken'] === true;
		const n = soften ?? (grainy || broken ? 1 : 0);
		const why = soften !== undefined ? 'hand' : broken ? 'broken' : grainy ? 'grainy' : 'fine';
		const did = n === 0 ? 'unsoftened' : 'softened';
		return { did, why, facts: { n, grain, limit: AUTOMATIC.grainy } };
	},
	contrast: ({ contrast }, { measures }) => {
		const paper = numberOf(measures['paper']);
		const ink = Math.max(0, Math.round(paper - numberOf(measures['ink'])));
		return {
			did: 'stretched',
			why: contrast === undefined ? 'ink' : 'hand',
			facts: { paper, ink }
		};
	},
	border: ({ border }) => ({
		did: border ? 'edges_left' : 'edges_kept',
		why: border === undefined ? 'edges' : 'hand',
		facts: { percent: border ?? 0 }
	}),
	rules: ({ rules }, { measures }) => ({
		did: rules === false ? 'rules_kept' : 'rules_out',
		why: rules === undefined ? 'strokes' : 'hand',
		facts: { n: numberOf(measures['rules']) }
	}),
	skew: ({ skew: wished }, { skew }) => ({
		did: skew === 0 ? 'level' : 'straightened',
		why: wished === undefined ? 'feet' : 'hand',
		facts: { degrees: skew }
	}),
	specks: ({ specks }, { measures }) => ({
		did: measures['speckled'] ? 'specks_out' : 'specks_kept',
		why: specks !== undefined ? 'hand' : measures['speckled'] ? 'speckled' : 'clean',
		facts: {}
	}),
	xHeight: ({ xHeight }, { measures }) => {
		const [own, at] = [numberOf(measures['xHeight']), numberOf(measures['readAt'])];
		const { least, most } = AUTOMATIC.readAt;
		const why = own < least ? 'enlarged' : own > most ? 'reduced' : 'fits';
		const facts = { own, at, least, most };
		return { did: 'read_at', why: xHeight === undefined ? why : 'hand', facts };
	}
};

/** What was done to a page and why, step by step. */
export function stepsOf(wished: Preparation, of: Previewed): Told[] {
	const steps = Object.keys(TELLERS) as Told['step'][];
	return steps.map((step) => ({ step, ...TELLERS[step](wished, of) }));
}

function numberOf(measure: number | string | boolean | undefined): number {
	return typeof measure === 'number' ? measure : 0;
}
