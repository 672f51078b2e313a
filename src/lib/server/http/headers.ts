/** The policy of what a page may load; Kit adds its nonce where it writes a page. */
const POLICY = [
	"default-src 'self'",
	"script-src 'self'",
	"style-src 'self'",
	"style-src-attr 'unsafe-inline'",
	"img-src 'self' blob: data:",
	"connect-src 'self'",
	"object-src 'none'",
	"base-uri 'none'",
	"form-action 'self'",
	"frame-ancestors 'none'"
].join('; ');

/** Carried by every answer, also errors, redirects and files. */
const ALWAYS: Record<string, string> = {
	'content-security-policy': POLICY,
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'
};

const HTTPS: Record<string, string> = { 'strict-transport-security': 'max-age=31536000' };

/** The headers for a site at `origin`. */
export function headersFor(origin: string): Record<string, string> {
	return origin.startsWith('https:') ? { ...ALWAYS, ...HTTPS } : ALWAYS;
}

/** Adds what an answer lacks; what needs a session is kept by nobody on the way. */
export function guard(
	headers: Headers,
	{ origin, signedIn }: { origin: string; signedIn: boolean }
) {
	for (const [name, value] of Object.entries(headersFor(origin))) {
		if (!headers.has(name)) headers.set(name, value);
	}
	if (signedIn && !headers.has('cache-control')) headers.set('cache-control', 'no-store');
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Whether a request may change something: it must come from a page of ours, whatever its type. */
export function fromOurs(method: string, given: string | null, origin: string): boolean {
	return SAFE.includes(method) || given === origin;
}
