import { z } from 'zod';
import { adminAgentSchema } from './entities.ts';
import { timeSchema } from './primitives.ts';
import { newPasswordSchema } from './rest.ts';

/** For the agent alone. It is told once; the server keeps no more than a hash of it. */
export const invitationSchema = z.object({ token: z.string(), expiresAt: timeSchema });
export type Invitation = z.infer<typeof invitationSchema>;

export const invitedAgentAnswer = adminAgentSchema.extend({ invitation: invitationSchema });
export type InvitedAgentAnswer = z.infer<typeof invitedAgentAnswer>;

const invitationToken = z.string().min(1).max(128);

export const lookAtInvitationBody = z.object({ token: invitationToken });
export type LookAtInvitationBody = z.infer<typeof lookAtInvitationBody>;

/** Whom an invitation is for, and with which address they will sign in. */
export const lookAtInvitationAnswer = z.object({ name: z.string(), email: z.string(), expiresAt: timeSchema });
export type LookAtInvitationAnswer = z.infer<typeof lookAtInvitationAnswer>;

export const acceptInvitationBody = z.object({ token: invitationToken, password: newPasswordSchema });
export type AcceptInvitationBody = z.infer<typeof acceptInvitationBody>;
