import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { LONGEST_DAYS } from '#lib/account/session.ts';
import type { Store } from '../storage/store.ts';
import { Busy, hash, verify } from './password-hash.ts';

/** What a cookie of ours says of its bearer. */
export interface Bearer {
	account: string;
	session: string;
	opened: Date;
	used: Date;
}

/** Sessions by e-mail and password. `cookies` are whole `Set-Cookie` lines for the answer. */
export interface Auth {
	/** Opens a new session; the one of `headers`, if any, is dead. */
	signIn(
		email: string,
		password: string,
		headers: Headers
	): Promise<Outcome<{ account: string; cookies: string[] }>>;
	signOut(headers: Headers): Promise<string[]>;
	/** Whose cookie this is; null for none, a forged one, or a session that was ended. */
	whose(headers: Headers): Promise<Bearer | null>;
}

/** better-auth over our own tables: only signing in, signing out, and reading the cookie are used. */
export function openAuth(
	sql: Store['sql'],
	{ origin, secret }: { origin: string; secret: string }
): Auth {
	const { api } = betterAuth(options(sql, origin, secret));
	const signOut = async (headers: Headers): Promise<string[]> =>
		(await api.signOut({ headers, returnHeaders: true })).headers.getSetCookie();
	return {
		signOut,
		async signIn(email, password, headers) {
			try {
				const body = { email, password };
				const answer = await api.signInEmail({ body, headers, returnHeaders: true });
				await signOut(headers);
				const cookies = answer.headers.getSetCookie();
				return done({ account: answer.response.user.id, cookies });
			} catch (error) {
				if (error instanceof Busy) return refuse('busy');
				if (error instanceof APIError && error.statusCode < 500) return refuse('wrong_password');
				throw error;
			}
		},
		async whose(headers) {
			const found = await api.getSession({ headers });
			if (!found) return null;
			const { id, userId, createdAt, updatedAt } = found.session;
			return { account: userId, session: id, opened: createdAt, used: updatedAt };
		}
	};
}

function options(sql: Store['sql'], origin: string, secret: string) {
	const secure = origin.startsWith('https:');
	return {
		baseURL: origin,
		secret,
		database: { db: sql, type: 'postgres' as const },
		user: {
			modelName: 'account',
			// Read by our own modules; named here so that the tables are known to fit, never from a form.
			additionalFields: { role: { type: 'string' as const, required: true, input: false } }
		},
		account: { modelName: 'credential', accountLinking: { enabled: false } },
		session: {
			modelName: 'session',
			expiresIn: LONGEST_DAYS * 24 * 3600,
			// Our own rule ends idle sessions (`account/session.ts`) and notes their use.
			disableSessionRefresh: true
		},
		verification: { modelName: 'verification' },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: 1,
			maxPasswordLength: 1024,
			password: {
				hash,
				verify: (given: { hash: string; password: string }) => verify(given.hash, given.password)
			}
		},
		rateLimit: { enabled: false },
		telemetry: { enabled: false },
		logger: { disabled: true },
		advanced: {
			useSecureCookies: false,
			cookies: {
				session_token: {
					name: secure ? '__Host-sverka' : 'sverka',
					attributes: { httpOnly: true, secure, sameSite: 'lax' as const, path: '/' }
				}
			}
		}
	};
}
