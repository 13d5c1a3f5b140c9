// Judges webhooks with other people's clients. Reads one JSON object from standard input, writes one to standard output.
// What to judge is the first argument.
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execFileSync } from "node:child_process";
import { text } from "node:stream/consumers";

const here = dirname(fileURLToPath(import.meta.url));

const judges = {
  // {secret, requests: [{headers, body}]} -> [null or what is wrong]
  async signatures({ secret, requests }) {
    const { Webhook } = await import("standardwebhooks");
    const webhook = new Webhook(secret);
    return requests.map(({ headers, body }) => {
      try {
        webhook.verify(body, headers);
        return null;
      } catch (e) {
        return e.message;
      }
    });
  },

  // {requests: [{headers, body}]} -> the events as the SDK read and validated them
  async events({ requests }) {
    const { HTTP } = await import("cloudevents");
    return requests.map((request) => {
      const event = HTTP.toEvent(request);
      event.validate();
      return { id: event.id, source: event.source, type: event.type, subject: event.subject, time: event.time, specversion: event.specversion, data: event.data };
    });
  },

  // {messages: [...]} -> {complaints: [...]}: the types of Slack's own SDK, and the limits of Slack's block reference
  async slack({ messages }) {
    const complaints = compile(messages, `
      import type { KnownBlock } from "@slack/types";
      interface Message { text: string; unfurl_links?: boolean; unfurl_media?: boolean; blocks: KnownBlock[]; }`);
    for (const message of messages) {
      if (message.blocks.length > 50) complaints.push("more than 50 blocks");
      for (const block of message.blocks) {
        if (block.type === "header" && block.text.text.length > 150) complaints.push("a header above 150 characters");
        if (block.type === "section" && !(block.text?.text.length >= 1 && block.text.text.length <= 3000)) complaints.push("a section text not of 1 to 3000 characters");
        if (block.type === "context" && block.elements.length > 10) complaints.push("more than 10 elements in a context");
        for (const button of block.type === "actions" ? block.elements : []) {
          if (button.text.text.length > 75 || button.url.length > 3000) complaints.push("a button text above 75 or an address above 3000 characters");
        }
      }
    }
    return { complaints };
  },

  // {messages: [...]} -> {complaints: [...], texts: [...]}: the types of the Teams SDK, and the parser of the Adaptive Cards SDK
  async teams({ messages }) {
    const complaints = compile(messages, `
      import type { IAdaptiveCard } from "@microsoft/teams.cards";
      type Card = IAdaptiveCard & { type: "AdaptiveCard" };
      interface Message {
        type: "message"; summary: string;
        attachments: { contentType: "application/vnd.microsoft.card.adaptive"; contentUrl: null; content: Card }[];
      }`);
    const { AdaptiveCard, SerializationContext, Version } = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js");
    const texts = [];
    for (const message of messages) {
      for (const { content } of message.attachments) {
        const card = new AdaptiveCard();
        const context = new SerializationContext(Version.parse(content.version, new SerializationContext()));
        card.parse(content, context);
        for (let i = 0; i < context.eventCount; i++) complaints.push(context.getEventAt(i).message);
        for (const failure of card.validateProperties().validationEvents) complaints.push(failure.message);
        collect(card.toJSON(), texts);
      }
    }
    return { complaints, texts };
  },
};

// Every "text" that survived parsing.
function collect(node, texts) {
  if (node && typeof node === "object") {
    if (typeof node.text === "string") texts.push(node.text);
    Object.values(node).forEach((child) => collect(child, texts));
  }
}

// The complaints of the TypeScript compiler about messages written as literals of type Message (so excess members count).
function compile(messages, declarations) {
  const folder = mkdtempSync(join(tmpdir(), "newsmonitor-peers-"));
  try {
    symlinkSync(join(here, "node_modules"), join(folder, "node_modules"), "junction");
    writeFileSync(join(folder, "messages.ts"), `${declarations}\nexport const messages: Message[] = ${JSON.stringify(messages)};\n`);
    execFileSync(
      process.execPath,
      [join(here, "node_modules/typescript/bin/tsc"), "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--moduleResolution", "nodenext", join(folder, "messages.ts")],
      { cwd: folder, encoding: "utf8", stdio: "pipe" });
    return [];
  } catch (e) {
    if (typeof e.stdout !== "string" || e.stdout === "") throw e;
    return e.stdout.split("\n").filter((line) => line.includes("error") || line.startsWith("  "));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const input = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await judges[process.argv[2]](input)));
