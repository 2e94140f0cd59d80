/** What a lock file may hold: exact versions from the registry that the user has set, each with a strong hash. */

export type Locked = {
  readonly version?: string;
  readonly name?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};
export type Lock = { readonly packages: Readonly<Record<string, Locked>> };

/** Release days by `name@version`, and the day on which they were last brought up to the lock files. */
export type ReleaseDates = {
  readonly read: string;
  readonly dates: Readonly<Record<string, string>>;
};

/** Malicious releases are found within hours or days; nothing younger comes in. */
export const MIN_AGE_DAYS = 7;

const asked = ({ dependencies, optionalDependencies, devDependencies }: Locked) =>
  Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies });

export function packageOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Every fault of a lock file, as sentences; `scripts` are the places known to bring a script that we never run. */
export function lockFaults(lock: Lock, scripts: readonly string[] = []): string[] {
  return Object.entries(lock.packages).flatMap(([place, locked]) => {
    const faults = asked(locked)
      .filter(([, range]) => /^(?:git|https?|ssh|file|github|bitbucket|gitlab|npm):|\//.test(range))
      .map(([name, range]) => `${place} asks for ${name} from ${range}`);
    if (place === '') return faults;
    const { version, name, integrity, resolved } = locked;
    if (!/^\d+\.\d+\.\d+/.test(version ?? '')) faults.push(`${place} has no exact version`);
    if (!/^sha512-[\w+/]{86}==$/.test(integrity ?? '')) faults.push(`${place} has no strong hash`);
    if (resolved !== undefined) faults.push(`${place} names an address`);
    if (name !== undefined && name !== packageOf(place)) faults.push(`${place} is another package`);
    if (locked.link || locked.inBundle) faults.push(`${place} comes from elsewhere`);
    if (locked.hasInstallScript && !scripts.includes(place))
      faults.push(`${place} brings a script to install`);
    return faults;
  });
}

/** Packages that are not in the table of release days, or were too young when it was read. */
export function youngPackages(lock: Lock, { read, dates }: ReleaseDates): string[] {
  const latest = Date.parse(read) - MIN_AGE_DAYS * 86_400_000;
  return Object.entries(lock.packages)
    .filter(([place]) => place !== '')
    .map(([place, { version = '' }]) => `${packageOf(place)}@${version}`)
    .filter((id) => !(Date.parse(dates[id] ?? '') <= latest))
    .map((id) => `${id}: ${dates[id] ?? 'no date'}`);
}

/** Holes that a person has read of: `fixedIn` is the first version without. */
export type Advisories = {
  readonly read: string;
  readonly advisories: readonly {
    readonly id: string;
    readonly package: string;
    readonly fixedIn: string;
  }[];
};

/** Packages with a known hole, as sentences. */
export function knownHoles(lock: Lock, { advisories }: Advisories): string[] {
  return Object.entries(lock.packages).flatMap(([place, { version = '' }]) =>
    advisories
      .filter((one) => one.package === packageOf(place) && isBelow(version, one.fixedIn))
      .map(({ id, fixedIn }) => `${place} ${version} has ${id}, fixed in ${fixedIn}`),
  );
}

function isBelow(version: string, floor: string): boolean {
  const [a = [], b = []] = [version, floor].map((text) => text.split('.').map(Number.parseFloat));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
