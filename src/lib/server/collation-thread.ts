import { parentPort, workerData } from 'node:worker_threads';
import { collateTask, type Task } from './collation-task.ts';

/** A thread that collates one record and ends: long texts do not make the server wait. */
parentPort!.postMessage(collateTask(workerData as Task));
