/** An object of which nothing is known yet. */
type Something = Readonly<Record<string, unknown>>;

/** Whether a value has keys to look at. */
export const isObject = (value: unknown): value is Something => typeof value === 'object' && value !== null;
/** What can be read of a value that should be an object; nothing of anything else. */
export const partsOf = (value: unknown): Something => (isObject(value) ? value : {});
/** The objects in a value that should be a list of them. */
export const listOf = (value: unknown): readonly Something[] => (Array.isArray(value) ? value.filter(isObject) : []);
