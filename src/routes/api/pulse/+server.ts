import type { RequestHandler } from './$types';

/** Says that the server is there; asked by open pages every few seconds. */
export const GET: RequestHandler = () => new Response(null, { status: 204 });
