import { createAdminApi } from '@honey/client/admin-api';
import type { AdminApi } from '@honey/client/admin-api';
import type { AdminProfile } from '@honey/protocol/entities';
import { apiUrl } from '@honey/ui/environment';
import { createSession } from '@honey/ui/session';
import type { Session } from '@honey/ui/session';
import { createContext, useContext } from 'react';

export type AdminSession = Session<AdminApi, AdminProfile>;

export function createAdminSession(): AdminSession {
  return createSession({
    storageKey: 'honey-admin-session',
    baseUrl: apiUrl(),
    createApi: createAdminApi,
    login: async (api: AdminApi, body) => {
      const { admin, ...token } = await api.login(body);
      return { ...token, profile: admin };
    },
  });
}

export const AdminSessionContext = createContext<AdminSession | null>(null);

/** The session of this page; only below its provider. */
export function useAdminSession(): AdminSession {
  const session = useContext(AdminSessionContext);
  if (!session) throw new Error('useAdminSession is used outside AdminSessionContext');
  return session;
}
