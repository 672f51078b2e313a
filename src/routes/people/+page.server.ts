import { refuse } from '#lib/outcome.ts';
import * as invitation from '#lib/server/invitation.ts';
import * as people from '#lib/server/people.ts';
import { ROLES, type Role } from '#lib/workflow/role.ts';
import { readForm, refused, valueOf } from '../door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { workbench, language } }) => ({
	people: valueOf(await people.list(workbench), language),
	invitations: valueOf(await invitation.open(workbench), language)
});

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);
const noRole = refuse('bad_request', { what: 'role' });

export const actions: Actions = {
	role: async ({ locals: { workbench, language }, request }) => {
		const form = await readForm(request, ['person', 'role', 'password']);
		if (!form.ok) return refused(form.refusal, language);
		const { person, role, password } = form.value;
		if (!isRole(role)) return refused(noRole.refusal, language);
		const changed = await people.changeRole(workbench, person, { role, password });
		return changed.ok ? { done: 'role' as const } : refused(changed.refusal, language, { person });
	},
	disable: async ({ locals: { workbench, language }, request }) => {
		const form = await readForm(request, ['person', 'disabled', 'password']);
		if (!form.ok) return refused(form.refusal, language);
		const { person, password } = form.value;
		const disabled = form.value.disabled === 'yes';
		const changed = await people.disable(workbench, person, { disabled, password });
		if (!changed.ok) return refused(changed.refusal, language, { person });
		return { done: disabled ? ('closed' as const) : ('opened' as const) };
	},
	sessions: async ({ locals: { workbench, language }, request }) => {
		const form = await readForm(request, ['person']);
		const ended = form.ok ? await people.endSessions(workbench, form.value.person) : form;
		return ended.ok ? { done: 'sessions' as const } : refused(ended.refusal, language);
	},
	invite: async ({ locals: { workbench, language, gate }, request }) => {
		const form = await readForm(request, ['name', 'role']);
		if (!form.ok) return refused(form.refusal, language);
		const { name, role } = form.value;
		if (!isRole(role)) return refused(noRole.refusal, language);
		const made = await invitation.invite(workbench, { name, role });
		if (!made.ok) return refused(made.refusal, language, { name });
		return { link: `${gate.origin}/invitation/${made.value.token}`, name };
	}
};
