/** What the server of this page gives at an address of its own; nothing when it refuses, is away, or gives something else. */
export async function loadJson<Body>(
  path: string,
  isExpected: (body: unknown) => body is Body,
): Promise<Body | undefined> {
  try {
    const answer = await fetch(path);
    const body: unknown = answer.ok ? await answer.json() : undefined;
    return isExpected(body) ? body : undefined;
  } catch {
    return undefined;
  }
}
