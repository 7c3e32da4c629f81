// The word record in the browser: the normaliser, the key, salts and digests of scheme 1, as docs/word-record.md has them.
// A source's record comes as a script of its own (records/<id>.js), since a page on a disk can fetch nothing.
const wordRecord = (() => {
  const site = new URL("..", document.currentScript.src), waiting = new Map(), takers = new Map(), bytes = (text) => new TextEncoder().encode(text);
  const WORD = /[$€£₽]?[\p{L}\p{N}_]+(?:(?:['.-]|(?<=\p{Nd}),(?=\p{Nd}))[\p{L}\p{N}_]+)*%?/gu;
  const clean = (text) => text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "").normalize("NFC");
  const straight = (text) => text.replace(/[’‘ʼ]/g, "'").replace(/[\u2010\u2011]/g, "-");
  const form = (word) => straight(clean(word).normalize("NFKC")).toLowerCase().normalize("NFKC");
  // [{ form, start, end }] of a cleaned text.
  const words = (text) => [...straight(text).matchAll(WORD)].map(({ 0: word, index }) => ({ form: form(word), start: index, end: index + word.length }));

  const code = (buffer, size = 16) => btoa(String.fromCharCode(...new Uint8Array(buffer, 0, size))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const raw = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (mark) => mark.charCodeAt(0));
  const sha = (data) => crypto.subtle.digest("SHA-256", data);
  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const key = async (id, forms) => {
    const password = await crypto.subtle.importKey("raw", bytes(forms.join("\n")), "PBKDF2", false, ["deriveBits"]);
    const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: bytes(`dossier key 1\n${id}`), iterations: 600000 }, password, 256);
    return crypto.subtle.importKey("raw", bits, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  };
  const salt = async (secret, number) => code(await crypto.subtle.sign("HMAC", secret, bytes(`dossier salt 1\n${number}`)));
  const digest = async (opened, id, number, word) => code(await sha(Uint8Array.of(...raw(opened), ...bytes(`dossier word 1\n${id}\n${number}\n${word}`))));

  // What a record says: where its key lies, its sentences as { block, sentence, from, to }, and every digest.
  const parse = (text) => {
    const [head, ...lines] = text.trimEnd().split("\n"), [, first, last] = head.match(/ key from (\d+)-(\d+)$/).map(Number);
    const digests = [];
    const sentences = lines.map((line) => {
      const [place, ...found] = line.split(" "), [block, sentence] = place.split(".").map(Number), from = digests.length;
      digests.push(...found);
      return { block, sentence, from, to: digests.length };
    });
    return { first, last, sentences, digests };
  };

  const load = (id) => {
    if (!waiting.has(id)) waiting.set(id, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`records/${id}.js`, site);
      takers.set(id, resolve);
      script.onerror = () => { waiting.delete(id); reject(new Error("The record could not be loaded.")); };
      document.head.append(script);
    }));
    return waiting.get(id);
  };
  return { clean, words, key, salt, digest, parse, load, take: (found) => takers.get(found.source)(found), root: async (text) => hex(await sha(bytes(text))) };
})();
