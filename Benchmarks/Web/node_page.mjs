// The page in Node, with node:sqlite and template literals: node_page.mjs PORT DATABASE.

import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";

const [port, path] = process.argv.slice(2);
const base = new DatabaseSync(path, { readOnly: true });
const city = base.prepare("SELECT city FROM councils WHERE id = ?");
const count = base.prepare("SELECT COUNT(*) AS waiting FROM newcomers WHERE council = ? AND state = 'waiting'");
const people = base.prepare(
  "SELECT id, name, occupation, benchmark, waits_since FROM newcomers" +
    " WHERE council = ? AND state = 'waiting' ORDER BY waits_since, id LIMIT 50",
);

const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const text = (value) => String(value).replace(/[&<>"']/g, (sign) => signs[sign]);

const row = (person) =>
  `<tr id="newcomer-${person.id}"><th scope="row"><a href="/newcomers/${person.id}">${text(person.name)}</a></th><td>${text(person.occupation)}</td><td>${person.benchmark}</td><td><time datetime="${text(person.waits_since)}">${text(person.waits_since)}</time></td></tr>\n`;

const page = (city, waiting, people) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Who waits in ${text(city)}</title></head>
<body>
<main>
<h1>Who waits in ${text(city)}</h1>
<p>${waiting} people wait. The longest wait comes first.</p>
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Occupation</th><th scope="col">Level</th><th scope="col">Waits since</th></tr></thead>
<tbody>
${people.map(row).join("")}</tbody>
</table>
</main>
</body>
</html>
`;

createServer((request, response) => {
  const council = Number(/^\/councils\/(\d+)$/.exec(request.url)?.[1]);
  const found = council ? city.get(council) : undefined;
  if (!found) {
    response.writeHead(404).end();
    return;
  }
  const body = page(found.city, count.get(council).waiting, people.all(council));
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}).listen(Number(port), "127.0.0.1");
