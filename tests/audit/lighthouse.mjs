// Measures pages with Lighthouse, one after another, each in a browser of its own. Named on the command line: the settings as JSON (`lighthouse`, `chrome` and `tries`), then the addresses.
// Prints the reports as a list in JSON, or fails where a page could not be measured in so many tries.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [settings, ...addresses] = process.argv.slice(2);
const { lighthouse: options, chrome, tries } = JSON.parse(settings);

const once = async (address) => {
  const browser = await launch(chrome);
  try {
    const { lhr } = await lighthouse(address, { ...options, port: browser.port });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    browser.kill();
  }
};

// On a busy machine Lighthouse now and then misses the start of a page, says so and asks to be run again.
const tried = async (address, left) => {
  try {
    return await once(address);
  } catch (error) {
    if (left <= 1) throw new Error(`${address}: ${error.message}`);
    return tried(address, left - 1);
  }
};

const reports = [];
for (const address of addresses) reports.push(await tried(address, tries));
process.stdout.write(JSON.stringify(reports));
