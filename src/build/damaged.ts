/** A part of the cache is not what it was, and was noticed too late to do without: build again without the cache. */
export class DamagedCache extends Error {}
