// Looks at the pages with a real Chromium. Reads one JSON object from standard input, writes one to standard output.
// What to do is the first argument.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);

const tasks = {
  // {address, executable, pages: [{name, path}], folder} -> {faults, shots}; light and dark, 360 and 1440 wide
  async look(browser, { address, pages, folder }) {
    const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
    const faults = [];
    const shots = [];
    for (const colorScheme of ["light", "dark"])
      for (const width of [360, 1440]) {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: width === 360 ? 780 : 900 } });
        await Promise.all(
          pages.map(async ({ name, path }) => {
            const page = await context.newPage();
            const where = `${name} ${colorScheme} ${width}`;
            page.on("console", (m) => ["error", "warning"].includes(m.type()) && !m.text().includes("status of") && faults.push(`${where}: console: ${m.text()}`));
            await page.goto(address + path);
            const file = join(folder, `${name}-${colorScheme}-${width}.png`);
            await page.screenshot({ path: file, fullPage: true });
            shots.push(file);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            if (wide > 0) faults.push(`${where}: ${wide} pixels too wide`);
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => globalThis.axe.run());
            for (const v of violations) faults.push(`${where}: ${v.id}: ${v.help}: ${v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3).join(" | ")}`);
            await page.close();
          }),
        );
        await context.close();
      }
    return { faults, shots };
  },

  // {address, executable, paths} -> {pages, executed, requests, links}; the policy of the pages is switched off, so that only encoding protects
  async attack(browser, { address, paths }) {
    const executed = [];
    const requests = [];
    const links = new Set();
    const context = await browser.newContext({ bypassCSP: true });
    await context.exposeFunction("hit", (what) => executed.push(what));
    await context.addInitScript(() => {
      for (const name of ["alert", "confirm", "prompt", "print"]) globalThis[name] = (x) => globalThis.hit(`${name}(${x}) at ${location.pathname}`);
    });
    context.on("request", (request) => !request.url().startsWith(address) && !request.url().startsWith("data:image/svg+xml") && requests.push(request.url()));
    const queue = [...paths];
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        const page = await context.newPage();
        page.on("dialog", (dialog) => (executed.push(`dialog at ${page.url()}`), dialog.dismiss()));
        for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
          await page.goto(address + path, { waitUntil: "load" });
          const found = await page.evaluate(() => ({
            links: [...document.querySelectorAll("a[href], area[href], form[action], [formaction]")].map((e) => e.href || e.action || e.formAction),
            scripts: document.scripts.length,
            foreign: document.querySelectorAll("iframe, object, embed, base, img, video, audio, math, svg a, svg use, [style], [onload], [onerror], [onclick], [onfocus], [onmouseover], [autofocus], [srcdoc]").length,
          }));
          found.links.forEach((l) => links.add(l));
          if (found.scripts + found.foreign > 0) executed.push(`${found.scripts} scripts, ${found.foreign} foreign elements at ${path}`);
        }
      }),
    );
    return { pages: paths.length, executed, requests, links: [...links] };
  },
};

const input = JSON.parse(await text(process.stdin));
const browser = await chromium.launch({ executablePath: input.executable, args: ["--no-sandbox", "--disable-gpu"] });
try {
  process.stdout.write(JSON.stringify(await tasks[process.argv[2]](browser, input)));
} finally {
  await browser.close();
}
