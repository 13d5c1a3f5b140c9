// A program somebody writes against the generated types: tsc judges it, and it runs against the server.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Alert = components["schemas"]["Alert"];

const [address, articleId] = process.argv.slice(2);
const api = createClient<paths>({ baseUrl: `${address}api`, querySerializer: { array: { style: "form", explode: false } } });

/** The data of an answer; the problem it is otherwise. */
async function given<T>(call: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await call;
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

const alerts = await given(api.GET("/alerts", { params: { query: { status: ["open", "acknowledged"], severity: ["high"], limit: 1 } } }));
const first: Alert = alerts.items[0]!;
const page = await given(api.GET("/alerts", { params: { query: { limit: 1, after: alerts.next ?? undefined } } }));
const alert = await given(api.GET("/alerts/{id}", { params: { path: { id: first.id } } }));
const seen = await given(api.POST("/alerts/{id}/acknowledge", { params: { path: { id: alert.id } }, body: { by: "A typed client", note: null, silenceHours: null } }));
const atom = await given(api.GET("/alerts.atom", { parseAs: "text" }));
const csv = await given(api.GET("/alerts.csv", { parseAs: "text" }));
const keys = await given(api.GET("/keys", { params: { query: { kind: ["entity"], limit: 5 } } }));
const series = await given(api.GET("/keys/{key}/series", { params: { path: { key: alert.signals[0]!.key }, query: { step: "P1D" } } }));
if (typeof series === "string") throw new Error("CSV was not asked for");
const articles = await given(api.GET("/articles", { params: { query: { limit: 2 } } }));
const article = await given(api.GET("/articles/{id}", { params: { path: { id: articleId! } } }));
const feeds = await given(api.GET("/feeds"));
const watchlist = await given(api.GET("/watchlist"));
const health = await given(api.GET("/health"));
const made = await given(api.POST("/subscriptions", { body: { name: "Typed", url: "https://hooks.example.org/x", format: "cloudEvents", filter: { minSeverity: "high", keys: null, topics: null, languages: ["ko"] }, secret: null } }));
const id = made.subscription.id;
const changed = await given(api.PATCH("/subscriptions/{id}", { params: { path: { id } }, body: { paused: true, name: null, url: null, format: null, filter: null } }));
const rotated = await given(api.POST("/subscriptions/{id}/secret", { params: { path: { id } }, body: { overlapHours: 1 } }));
const tried = await given(api.POST("/subscriptions/{id}/test", { params: { path: { id } } }));
const deliveries = await given(api.GET("/subscriptions/{id}/deliveries", { params: { path: { id } } }));
const delivery = await given(api.GET("/subscriptions/{id}/deliveries/{delivery}", { params: { path: { id, delivery: deliveries.items[0]!.id } } }));
const again = await given(api.POST("/subscriptions/{id}/redeliver", { params: { path: { id } }, body: { deliveryId: null, from: "2000-01-01T00:00:00Z", to: null, state: "dead" } }));
const gone = await api.DELETE("/subscriptions/{id}", { params: { path: { id } } });
const problem = (await api.GET("/alerts", { params: { query: { limit: 0 } } })).error;

// What the document does not know, the compiler refuses.
// @ts-expect-error there is no such address
await api.GET("/alarms").catch(() => undefined);
// @ts-expect-error there is no such severity
const severity: Alert["severity"] = "huge";
// @ts-expect-error there is no such member
void alert.colour;

console.log(JSON.stringify({
  alert: alert.id, status: seen.status, excerpt: alert.series.length > 0, nextDiffers: page.items[0]?.id !== first.id, atom: atom.includes("<feed"), csv: csv.startsWith("id,"), key: keys.items[0]?.key, points: series.points.length,
  articles: articles.items.length, article: article.title, feeds: feeds.items.length, watchlist: watchlist.id, health: health.status, secret: made.secret !== rotated.secret, paused: changed.paused,
  tried: tried.delivered, body: delivery.request.contentType, again: again.redelivered, gone: gone.response.status, field: problem?.errors?.[0]?.field, severity,
}));
