#!/usr/bin/env node
// The command line: plain Node, which hands over to the Node that the lock file names.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, nodeOf } from './launch.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
install(root);
const command = spawn(
	nodeOf(root),
	[path.join(root, 'src/cli/main.ts'), ...process.argv.slice(2)],
	{ stdio: 'inherit' }
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => command.kill(signal));
command.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 70)));
