/*
 * Where a browser denies storage, even naming localStorage throws. The theme names it on every page, so its scripts
 * would stop. Put a store in memory in its place, for this page alone. A classic script: it has to run before all others.
 */
;(function () {
  /** @returns {Storage} a store that forgets everything when the page is left */
  function memory() {
    const items = new Map()
    return {
      get length() {
        return items.size
      },
      clear: () => items.clear(),
      getItem: (key) => items.get(String(key)) ?? null,
      key: (index) => [...items.keys()][index] ?? null,
      removeItem: (key) => void items.delete(String(key)),
      setItem: (key, value) => void items.set(String(key), String(value)),
    }
  }

  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      window[name].getItem("")
    } catch {
      Object.defineProperty(window, name, { configurable: true, value: memory() })
    }
  }
})()
