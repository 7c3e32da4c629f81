// What the theme does unasked on every first visit, held back until the reader asks for it. Stands in each page, and runs before any other script.
(() => {
  let early = null;
  // It stores the colour scheme that it found, and from then on no longer follows the reader's system: only a choice is stored.
  if (typeof __md_set === "function") {
    const set = __md_set;
    let chosen = false;
    document.addEventListener("change", (event) => {
      if (!event.target.closest("[data-md-component=palette]")) return;
      if ("loaded" in document.documentElement.dataset) chosen = true;
      else early = event.target; // before the theme listens: told again when it does
    }, true);
    __md_set = (name, ...rest) => { if (name !== "__palette" || chosen) set(name, ...rest); };
    // It also halts every transition for a change of colours that is none.
    const { body } = document;
    body.setAttribute = (name, ...rest) => { if (name !== "data-md-color-switching" || chosen) Element.prototype.setAttribute.call(body, name, ...rest); };
  }

  // It seeks each word of a question as the beginning of words, so that "in" finds "inattentive". Words that tell nothing are left out, and so
  // is what ends a sentence. Those in capitals stay: they are names. The index says which words tell nothing.
  const search = () => {
    const { prototype } = Worker; // on a disk another one, that has come by now
    const { postMessage } = prototype;
    let idle = [];
    prototype.postMessage = function (message, ...rest) {
      const { data } = message;
      idle = data?.config?.stop_words ?? idle;
      if (typeof data !== "string") return postMessage.call(this, message, ...rest);
      const words = data.split(/\s+/).map((word) => word.replace(/(\S)[?!.,;:]+$/, "$1")).filter(Boolean);
      const telling = words.filter((word) => !idle.includes(word.toLowerCase()) || /^[A-Z]{2,}$/.test(word));
      postMessage.call(this, { ...message, data: (telling.length ? telling : words).join(" ") }, ...rest);
    };
  };

  // Its script, and ours after it, compete with the text for a slow line and keep a slow phone from painting it: first the text, then they.
  // They go into the head, and the mark for the last of them is no class: in the body, or as one, each would have all styles computed again.
  let begun = false;
  const load = () => {
    if (document.readyState === "loading") return document.addEventListener("DOMContentLoaded", load); // some of them stand below
    if (begun) return;
    begun = true;
    search();
    document.querySelectorAll("script[data-src]").forEach((waiting, place, { length }) => {
      const script = document.createElement("script");
      script.async = false; // in the order of the page
      script.src = waiting.dataset.src;
      if (place === 0) script.onerror = () => { document.documentElement.className = "no-js"; };
      if (place === length - 1) script.onload = () => {
        document.documentElement.dataset.loaded = "";
        // It shows a scheme and marks none as chosen, so that nobody could hear which it is.
        const schemes = [...document.querySelectorAll("[data-md-component=palette] input")];
        const shown = schemes.find((scheme) => scheme.dataset.mdColorScheme === document.body.dataset.mdColorScheme);
        if (shown && !schemes.some((scheme) => scheme.checked)) shown.checked = true;
        // What lies far below was not laid out, so that the text came sooner; once nothing else is to do it is, for those who print, save or
        // photograph the page. The mark stands on the text alone: on the page, it would have all styles computed again.
        (self.requestIdleCallback ?? setTimeout)(() => { document.querySelector(".md-content")?.setAttribute("data-rested", ""); });
        // It shows the article of each claim that was found as a navigation, of which nobody could tell one from another.
        const found = document.querySelector(".md-search-result__list");
        const plain = () => found.querySelectorAll("nav.md-tags:not([role])").forEach((tags) => tags.setAttribute("role", "presentation"));
        if (found) new MutationObserver(plain).observe(found, { childList: true });
        early?.dispatchEvent(new Event("change", { bubbles: true }));
      };
      document.head.append(script);
    });
  };
  try {
    new PerformanceObserver(load).observe({ type: "paint", buffered: true });
  } catch {
    load();
  }
  setTimeout(load, 2000); // where nothing is painted, as in a tab in the background

  // It fetches the whole search index: that one request waits until the reader goes into the field of the search, opens its panel on a
  // phone, or comes with an address that has words to look for or to mark.
  const asked = new URLSearchParams(location.search);
  const wanted = new Promise((resolve) => {
    if (asked.has("q") || asked.has("h") || document.activeElement?.closest(".md-search")) resolve();
    document.addEventListener("focusin", (event) => event.target.closest(".md-search") && resolve());
    document.addEventListener("change", (event) => event.target.id === "__search" && resolve());
    document.addEventListener("pointerover", (event) => event.target.closest(".md-search__form") && resolve());
  });
  const { open, send } = XMLHttpRequest.prototype;
  const held = new WeakSet();
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (new URL(address, location).pathname.endsWith("/search/search_index.json")) held.add(this);
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...rest) {
    if (!held.delete(this)) return send.apply(this, rest);
    wanted.then(() => send.apply(this, rest));
  };
})();
