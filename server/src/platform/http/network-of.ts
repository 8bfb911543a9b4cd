import ipaddr from 'ipaddr.js';

const IPV6_PREFIX_PARTS = 4;

/**
 * Whom a limit by address counts for: an IPv4 address, or the /64 that an IPv6 address is in. One customer of a
 * provider has all of a /64, so that each address of it alone would be as good as no limit. What is no address is itself.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? `${hex(parsed.parts.slice(0, IPV6_PREFIX_PARTS))}::/64` : parsed.toString();
}

function hex(parts: readonly number[]): string {
  return parts.map((part) => part.toString(16)).join(':');
}
