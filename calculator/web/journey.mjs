/** @typedef {import("./types.mjs").Place} Place */

const LINK = /(?:^|[#?&/])r[=\uff1d]/i
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/g

/**
 * @param {string} part
 * @returns {string} what was meant before mail programs and chats escaped it
 */
function unescaped(part) {
  let text = part
  for (let round = 0; round < 2; round += 1) {
    try {
      text = decodeURIComponent(text)
    } catch {
      break
    }
  }
  return text.replace(INVISIBLE, "")
}

/**
 * The share link in an address, if there is one: as fragment, or where mail programs and chats put it instead.
 * @param {Pick<Location, "hash" | "search" | "pathname">} location
 * @returns {string | null} as it stands there; whether it can be read is for the codec to say
 */
export function linkIn(location) {
  return [location.hash, location.search, location.pathname].find((part) => LINK.test(unescaped(part))) ?? null
}

/** @param {unknown} state */
function placeIn(state) {
  const holder = /** @type {{ msc?: Place } | null} */ (state)
  return holder?.msc ?? null
}

/**
 * Steps and browser history. Every step is an entry, so Back works everywhere; places live in `history.state`, never in the address.
 * @param {{
 *   window: Window,
 *   anchor: (hash: string) => Place | null,
 *   onMove: (place: Place, how: "load" | "go" | "back") => void,
 * }} options - anchor: the place that an ordinary fragment such as "#q-people" stands for
 */
export function createJourney({ window, anchor, onMove }) {
  const { history, location } = window
  /** @type {Place} */
  let current = { step: "intro" }

  /** @param {Place} place */
  function adopt(place) {
    current = place
    history.replaceState({ ...history.state, msc: place }, "")
  }

  /** A new entry that our code did not make: a link that was opened, or a plain fragment. */
  function arrive() {
    const place = linkIn(location) === null ? anchor(location.hash) : { step: /** @type {const} */ ("link") }
    adopt(place ?? current)
    return place !== null
  }

  function travelled() {
    const place = placeIn(history.state)
    if (place) current = place
    else if (!arrive()) return
    onMove(current, place ? "back" : "go")
  }

  function start() {
    const place = placeIn(history.state)
    if (place) current = place
    else arrive()
    onMove(current, "load")
    window.addEventListener("popstate", travelled)
  }

  return {
    start,
    stop: () => window.removeEventListener("popstate", travelled),
    current: () => current,
    /** @param {Place} place */
    go(place) {
      const search = linkIn({ hash: "", search: location.search, pathname: "" }) === null ? location.search : ""
      current = place
      history.pushState({ msc: place }, "", location.pathname + search)
      onMove(place, "go")
    },
    /**
     * Remember where on this step the reader was, for when they come back.
     * @param {string} focus - id of an element
     */
    mark(focus) {
      adopt({ ...current, focus })
    },
    /**
     * Put a fragment into the address, or take it out, without a new entry.
     * @param {string} fragment - with "#", or empty
     */
    write(fragment) {
      history.replaceState(history.state, "", location.pathname + location.search + fragment)
    },
    /**
     * Take what stands here for another place, without a new entry.
     * @param {Place} place
     */
    become(place) {
      adopt(place)
      onMove(place, "go")
    },
    /**
     * Open a link that was pasted into the page.
     * @param {string} fragment - with "#"
     */
    open(fragment) {
      current = { step: "link" }
      history.pushState({ msc: current }, "", location.pathname + fragment)
      onMove(current, "go")
    },
  }
}
