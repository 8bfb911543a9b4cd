import { ApiError } from '@honey/client/api-error';
import type { Identification, IdentifyParts } from './identify.ts';
import type { Services } from './services.ts';
import { renewalTime } from './session.ts';

/** {@link Identification}, fetched when a site first asks for it: most never do. */
export function identifyOnDemand(services: Services, parts: Omit<IdentifyParts, 'shared'>): Identification {
  let loading: Promise<Identification> | undefined;
  let round = 0;

  const load = () =>
    (loading ??= import('./identify.ts').then(({ createIdentify }) =>
      createIdentify(services, { ...parts, shared: { ApiError, renewalTime } }),
    ));

  return {
    async identify(identity) {
      const mine = round;
      let identification: Identification;
      try {
        identification = await load();
      } catch {
        loading = undefined;
        return 'OFFLINE';
      }
      return mine === round ? identification.identify(identity) : 'WRONG_STATE';
    },
    stop() {
      round += 1;
      void loading?.then(
        (identification) => {
          identification.stop();
        },
        () => undefined,
      );
    },
  };
}
