import { EXIT } from './command.ts';
import { dispatch } from './dispatch.ts';

process.exitCode =
	EXIT[await dispatch(process.argv.slice(2), { out: console.log, beside: console.error })].code;
