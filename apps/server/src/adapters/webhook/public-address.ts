import { BlockList, isIPv4, isIPv6 } from "node:net";

// IANA's special-purpose registries (RFC 6890 and after): what is not a host somewhere on the public internet.
const notPublic4 = [
  ["0.0.0.0", 8], // this network
  ["10.0.0.0", 8],
  ["100.64.0.0", 10], // carrier-grade NAT; Alibaba Cloud's metadata is 100.100.100.200
  ["127.0.0.0", 8],
  ["169.254.0.0", 16], // link-local; metadata of most clouds
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24], // 6to4 relays
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4], // and 255.255.255.255
] as const;

// Inside 2000::/3, the only block of public hosts, what leads elsewhere: Teredo and 6to4 carry an IPv4 address of any kind.
const notPublic6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const refused = new BlockList();
for (const [net, prefix] of notPublic4) refused.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of notPublic6) refused.addSubnet(net, prefix, "ipv6");

const hosts6 = new BlockList();
hosts6.addSubnet("2000::", 3, "ipv6");

/** Whether an address is one of a host on the public internet. Everything else is refused, IPv4 inside IPv6 too. */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !refused.check(address, "ipv4");
  // With a zone (`fe80::1%eth0`) it is no address of a public host.
  if (!isIPv6(address) || address.includes("%")) return false;
  return hosts6.check(address, "ipv6") && !refused.check(address, "ipv6");
};
