import { isLoopbackUrl } from '../../wire/loopback.ts';

/** Whether a service URL is on this computer, as in the playground. */
export function isLocalUrl(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  return url !== null && /^https?:$/.test(url.protocol) && isLoopbackUrl(url);
}

/** Where Teams lives; our token goes nowhere else. Commercial, GCC, GCC High and DoD. */
const teamsHosts = [
  /^smba\.trafficmanager\.net$/,
  /\.teams\.microsoft\.com$/,
  /\.botframework\.com$/,
  /\.teams\.microsoft\.us$/,
  /\.botframework\.azure\.us$/,
];

/** Whether a service URL is one of Microsoft's, where our token may go. */
export function isTeamsUrl(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  const known = url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return known && teamsHosts.some((host) => host.test(url.hostname));
}
