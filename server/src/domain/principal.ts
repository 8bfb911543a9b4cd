/** Who is speaking, as proven by a token. */
export type Principal =
  | { kind: 'user'; userId: string; expiresAt: number }
  | { kind: 'agent'; agentId: string; name: string; sessionId: string; expiresAt: number }
  | { kind: 'admin'; adminId: string; name: string; sessionId: string; expiresAt: number };

export type Role = Principal['kind'];
export type AgentPrincipal = Extract<Principal, { kind: 'agent' }>;
export type AdminPrincipal = Extract<Principal, { kind: 'admin' }>;
export type UserPrincipal = Extract<Principal, { kind: 'user' }>;
export type StaffPrincipal = AgentPrincipal | AdminPrincipal;

export function idOf(principal: Principal): string {
  switch (principal.kind) {
    case 'user':
      return principal.userId;
    case 'agent':
      return principal.agentId;
    case 'admin':
      return principal.adminId;
  }
}
