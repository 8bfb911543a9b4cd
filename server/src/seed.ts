import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Env } from './config/env.ts';
import { hashPassword, verifyPassword } from './auth/password.ts';
import { seedCannedReplies } from './desk/seed-canned-replies.ts';
import { seedArticles } from './knowledge/seed-articles.ts';
import type { PrismaService } from './platform/database/prisma.service.ts';

export const DEMO_ADMIN = { email: 'admin@honeychatbot.com', password: 'honey-admin-demo', name: 'Demo Admin' };
export const DEMO_AGENT_PASSWORD = 'honey-agent-demo';
export const demoAgents = [
  { email: 'sarah@honeychatbot.com', name: 'Sarah' },
  { email: 'michael@honeychatbot.com', name: 'Michael' },
  { email: 'aisha@honeychatbot.com', name: 'Aisha' },
];

/**
 * Makes the demo's people, articles and replies unless they are there; what somebody changed stays changed.
 *
 * @param root the project's root folder
 */
export async function seedDemo(prisma: PrismaService, root: string): Promise<void> {
  const [adminHash, agentHash] = await Promise.all([
    hashPassword(DEMO_ADMIN.password),
    hashPassword(DEMO_AGENT_PASSWORD),
  ]);
  await prisma.admin.createMany({
    data: [{ id: randomUUID(), name: DEMO_ADMIN.name, email: DEMO_ADMIN.email, passwordHash: adminHash }],
    skipDuplicates: true,
  });
  await prisma.agent.createMany({
    data: demoAgents.map((agent) => ({ id: randomUUID(), ...agent, passwordHash: agentHash })),
    skipDuplicates: true,
  });
  await seedArticles(prisma, path.join(root, 'prisma/seed/articles'));
  await seedCannedReplies(prisma);
}

/** The first admin of an installation that is no demo, from `ADMIN_EMAIL` and `ADMIN_PASSWORD`. */
export async function seedFirstAdmin(prisma: PrismaService, { adminEmail, adminPassword }: Env): Promise<void> {
  if (adminPassword === undefined || (await prisma.admin.count()) > 0) return;
  const passwordHash = await hashPassword(adminPassword);
  await prisma.admin.create({
    data: { id: randomUUID(), name: 'Admin', email: adminEmail.toLowerCase(), passwordHash },
  });
}

/** Addresses of the demo's people who still may sign in with the password that everybody knows. */
export async function findOpenDemoAccounts(prisma: PrismaService): Promise<string[]> {
  const enabled = (email: string[]) => ({ where: { email: { in: email }, disabled: false } });
  const admins = await prisma.admin.findMany(enabled([DEMO_ADMIN.email]));
  const agents = await prisma.agent.findMany(enabled(demoAgents.map(({ email }) => email)));
  const tries = [
    ...admins.map((account) => ({ account, password: DEMO_ADMIN.password })),
    ...agents.map((account) => ({ account, password: DEMO_AGENT_PASSWORD })),
  ];
  const open = await Promise.all(tries.map(({ account, password }) => verifyPassword(account.passwordHash, password)));
  return tries.flatMap(({ account }, index) => (open[index] === true ? [account.email] : []));
}
