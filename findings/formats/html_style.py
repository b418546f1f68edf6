"""The HTML report's style sheet: light and dark, narrow and wide, screen and paper; no font or picture from elsewhere."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --bg: #f6f8fa; --panel: #fff; --text: #1f2328; --dim: #59636e; --line: #d1d9e0;
  --soft: #f6f8fa;
  --link: #0969da; --critical: #a40e26; --high: #cf222e; --medium: #9a6700; --low: #0550ae; --info: #59636e;
  --unknown: #8250df;
  --ok: #1a7f37; --bad: #cf222e; --warn: #9a6700; --add: #dafbe1; }
@media (prefers-color-scheme: dark) { :root { --bg: #0d1117; --panel: #151b23; --text: #f0f6fc; --dim: #9198a1;
  --line: #3d444d;
  --soft: #0d1117; --link: #4493f8; --critical: #da3633; --high: #f85149; --medium: #d29922; --low: #4493f8; --info: #9198a1;
  --unknown: #ab7df8; --ok: #3fb950; --bad: #f85149; --warn: #d29922; --add: #12261e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 24px 20px 64px; }
code, pre, .line i { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
  font-size: 13px; }
code { overflow-wrap: anywhere; }
a { color: var(--link); text-decoration: none; overflow-wrap: anywhere; } a:hover { text-decoration: underline; }
h1 { font-size: 24px; line-height: 1.25; margin: 4px 0 6px; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 36px 0 12px; }
h3 { font-size: 16px; line-height: 1.35; margin: 0; flex: 1 1 60%; min-width: 0; overflow-wrap: anywhere; }
p { margin: 8px 0; overflow-wrap: anywhere; }
.dim, .label, dt { color: var(--dim); } .label { font-size: 13px; margin: 14px 0 4px; }
.name { font-weight: 600; letter-spacing: .01em; }
.verdict { background: var(--panel); border: 1px solid var(--line); border-left: 6px solid var(--dim); border-radius: 8px;
  padding: 18px 22px; }
.verdict.success { border-left-color: var(--ok); } .verdict.failure { border-left-color: var(--bad); }
.verdict.neutral { border-left-color: var(--warn); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(104px, 1fr)); gap: 10px; margin: 14px 0; padding: 0;
  list-style: none; }
.tiles li { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px; }
.tiles b { display: block; font-size: 26px; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; }
.tiles span { color: var(--dim); font-size: 13px; } .tiles .none b { color: var(--dim); font-weight: 400; }
.tiles .critical b { color: var(--critical); } .tiles .high b { color: var(--high); } .tiles .medium b {
  color: var(--medium); }
.tiles .low b { color: var(--low); } .tiles .unknown b { color: var(--unknown); } .tiles .info b { color: var(--info); }
.notice { background: var(--panel); border: 1px solid var(--warn); border-radius: 8px; padding: 10px 18px; margin: 14px 0; }
.notice.error { border-color: var(--bad); } .notice ul { margin: 6px 0; padding-left: 20px; } .notice li {
  overflow-wrap: anywhere; }
.notice h2 { margin: 4px 0; font-size: 15px; }
.filter { display: flex; flex-wrap: wrap; gap: 6px 16px; color: var(--dim); margin: 0 0 12px; padding: 0; border: 0;
  font-size: 14px; }
.filter label { cursor: pointer; } .filter input { accent-color: var(--link); vertical-align: -2px; margin: 0 5px 0 0; }
body:has(#show-critical:not(:checked)) .is-critical, body:has(#show-high:not(:checked)) .is-high,
body:has(#show-unknown:not(:checked)) .is-unknown, body:has(#show-medium:not(:checked)) .is-medium,
body:has(#show-low:not(:checked)) .is-low, body:has(#show-info:not(:checked)) .is-info { display: none; }
.card { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 16px 20px; margin: 0 0 14px; }
.head { display: flex; flex-wrap: wrap; gap: 6px 10px; align-items: baseline; }
.badge { display: inline-block; border-radius: 20px; padding: 1px 10px; font-size: 12px; font-weight: 600; color: #fff; }
.badge.critical { background: #a40e26; } .badge.high { background: #cf222e; } .badge.medium { background: #9a6700; }
.badge.low { background: #0550ae; } .badge.info { background: #59636e; } .badge.unknown { background: #8250df; }
.mark { border: 1px solid var(--line); border-radius: 20px; padding: 0 9px; font-size: 12px; color: var(--dim); }
.mark.blocks { border-color: var(--bad); color: var(--bad); font-weight: 600; }
.where { margin: 6px 0 10px; color: var(--dim); }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 10px 14px; margin: 8px 0;
  overflow-x: auto; line-height: 1.45; }
pre.code { padding: 8px 0; } .line { display: block; padding: 0 14px 0 0; white-space: pre; min-height: 1.45em; }
.line i { display: inline-block; min-width: 52px; padding-right: 14px; text-align: right; color: var(--dim);
  font-style: normal; user-select: none; }
pre.fix { background: var(--add); }
.flow { margin: 4px 0; padding-left: 24px; } .flow li { margin: 3px 0; overflow-wrap: anywhere; } .flow .skip {
  list-style: none; color: var(--dim); }
.remedy { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 8px 14px; }
details { margin: 12px 0; } summary { cursor: pointer; color: var(--link); } summary:hover { text-decoration: underline; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 12px 0 0; font-size: 13px; }
.facts dd { margin: 0; overflow-wrap: anywhere; min-width: 0; } .facts code { font-size: 12px; }
.wide { overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; } th { text-align: left; color: var(--dim);
  font-weight: 500; }
th, td { padding: 7px 14px; border-bottom: 1px solid var(--line); vertical-align: top; } tr:last-child td {
  border-bottom: 0; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.stack { display: grid; grid-template-columns: max-content 1fr; gap: 8px 18px; margin: 0; align-items: baseline; }
  .stack dd { margin: 0; }
.chip { display: inline-block; border: 1px solid var(--line); background: var(--panel); border-radius: 20px;
  padding: 1px 11px; margin: 0 5px 6px 0; }
.clean { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 22px; text-align: center;
  color: var(--dim); }
footer { margin-top: 40px; color: var(--dim); font-size: 13px; }
@media (max-width: 560px) { main { padding: 14px 12px 48px; } .card { padding: 14px; } .facts { grid-template-columns: 1fr; }
  .facts dt { margin-top: 6px; } .stack { grid-template-columns: 1fr; gap: 2px; } .stack dt { margin-top: 8px; } .line i {
  min-width: 40px; } }
@media print { @page { margin: 16mm 14mm; }
  :root { color-scheme: light; --bg: #fff; --panel: #fff; --text: #000; --dim: #444; --line: #bbb; --soft: #f6f6f6;
  --link: #000; --add: #eef7ee;
    --critical: #a40e26; --high: #cf222e; --medium: #7d5300; --low: #0550ae; --info: #444; --unknown: #6639ba;
  --ok: #1a7f37; --bad: #cf222e; --warn: #7d5300; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; } .filter { display: none; }
  .badge, .verdict, pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  pre, .line { white-space: pre-wrap; overflow-wrap: anywhere; } .line i { user-select: auto; }
  h2, .head, .where, .label, summary { break-after: avoid; } pre, .tiles, .remedy, tr, .flow li { break-inside: avoid; } .card {
  break-inside: auto; }
  details::details-content { content-visibility: visible; block-size: auto; } summary { list-style: none; color: var(--dim);
  } }
"""
