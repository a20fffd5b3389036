/** How a page looks: light or dark as the reader has it, from 320 pixels on, and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #fff; --text: #1b2026; --muted: #57606a; --line: #d7dce2; --soft: #f0f2f5;
  --link: #0b57c4; --good: #14692f; --bad: #b3201a; --warn: #8a4b00; --mark: #fdeae8; --focus: #0b57c4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1116; --card: #151b22; --text: #e4e9ef; --muted: #9ba6b2; --line: #2c343d; --soft: #0f151b;
    --link: #79b4ff; --good: #5fce83; --bad: #ff8c82; --warn: #f0b35a; --mark: #40201f; --focus: #79b4ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 64rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3, p, dl, pre, figure, fieldset, ol { margin: 0; }
h1 { font-size: 1.6rem; line-height: 1.2; display: flex; gap: .75rem; align-items: center; flex-wrap: wrap; }
h2 { font-size: 1.1rem; margin: 2rem 0 .75rem; }
a { color: var(--link); }
small, .note, .time, .totals, .outcome, figcaption, output { color: var(--muted); }
small, .note, .time, .outcome, figcaption, output { font-size: .875rem; }
.totals { margin: .5rem 0 .75rem; }
.sr {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
[hidden] { display: none !important; }

.status {
  display: inline-flex; gap: .35em; align-items: baseline; white-space: nowrap; color: var(--warn); font-size: .875rem;
  font-weight: 600;
}
.status.passed { color: var(--good); }
.status.failed, .status.error { color: var(--bad); }
.status.cancelled { color: var(--muted); }
h1 .status { font-size: 1rem; padding: .2rem .7rem; border: 1px solid currentcolor; border-radius: 99px; }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; background: var(--line); }
.bar rect { fill: var(--warn); }
.bar .passed { fill: var(--good); }
.bar .failed, .bar .error { fill: var(--bad); }
.bar .cancelled { fill: var(--muted); }

main > dl, main > .part, .problem { margin-top: 1.25rem; }
dl { display: grid; gap: .25rem; font-size: .875rem; }
dl div { display: grid; grid-template-columns: 6rem 1fr; gap: .75rem; }
dt { color: var(--muted); }
dd { margin: 0; }
main > .part + .part { margin-top: .5rem; }
.problem { border: 1px solid var(--bad); border-radius: 8px; padding: .75rem 1rem; background: var(--card); }
.message { white-space: pre-wrap; margin-top: .5rem; }

#filters { display: grid; gap: .75rem; margin-bottom: 1rem; }
.fields { display: flex; flex-wrap: wrap; gap: .75rem; }
.field { display: grid; gap: .25rem; font-size: .875rem; color: var(--muted); min-width: 0; }
.grow { flex: 1 1 14rem; }
input[type='search'], select, button {
  font: inherit; font-size: 1rem; color: var(--text); background: var(--card); border: 1px solid var(--muted);
  border-radius: 6px; padding: .4rem .6rem; width: 100%; max-width: 100%; min-height: 2.5rem;
}
button { width: auto; cursor: pointer; font-size: .875rem; }
button:hover, details > summary:hover { background: var(--soft); }
kbd { font: inherit; border: 1px solid var(--line); border-radius: 4px; padding: 0 .35rem; }
fieldset { border: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; min-width: 0; }
.choice {
  display: inline-flex; gap: .5rem; align-items: center; border: 1px solid var(--line); border-radius: 99px;
  padding: .3rem .8rem; background: var(--card); cursor: pointer;
}
.choice input { margin: 0; width: 1rem; height: 1rem; accent-color: var(--link); }
.choice .status { align-items: center; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
output { margin-left: auto; }

summary { cursor: pointer; border-radius: 8px; }
.run {
  border: 1px solid var(--line); border-radius: 8px; background: var(--card); margin-bottom: .5rem;
  scroll-margin-top: 1rem;
}
.many .run { content-visibility: auto; contain-intrinsic-block-size: auto 2.75rem; }
.run > summary { display: flex; flex-wrap: wrap; gap: .15rem .75rem; align-items: baseline; padding: .65rem 1rem; list-style: none; }
.run > summary::-webkit-details-marker { display: none; }
.run > summary::before { content: ''; border: solid var(--muted); border-width: 0 2px 2px 0; width: .45rem; height: .45rem;
  transform: rotate(-45deg); align-self: center; transition: transform .1s; flex: none; }
.run[open] > summary::before { transform: rotate(45deg); }
.run > summary .status { min-width: 5.2rem; }
.run h3 { font: 600 1rem/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .9375rem; flex: 1 1 12rem; min-width: 0; }
.label { font-size: .8125rem; border: 1px solid var(--line); border-radius: 4px; padding: 0 .4rem; color: var(--muted); }
.time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.body { display: grid; gap: .6rem; padding: .25rem 1rem 1rem; min-width: 0; }
.body > * { min-width: 0; }
.exception { white-space: pre-wrap; border-left: 4px solid var(--bad); padding: .1rem 0 .1rem .75rem; }
.exception strong { color: var(--bad); }

pre {
  white-space: pre-wrap; background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .75rem;
  max-height: 26rem; overflow: auto;
}
pre, td, .matrix th[scope='row'], .slow { font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; tab-size: 4; }
.source figcaption { margin-bottom: .25rem; }
.source pre { padding: .5rem 0; }
.source code { font: inherit; display: block; }
.row { display: block; padding: 0 .75rem 0 4.25rem; text-indent: -3.5rem; color: inherit; background: none; }
mark.row { background: var(--mark); box-shadow: inset 4px 0 var(--bad); font-weight: 600; }
.number {
  display: inline-block; width: 2.75rem; margin-right: .75rem; text-indent: 0; text-align: right; color: var(--muted);
  user-select: none; font-weight: 400;
}
.body .part > summary { font-size: .9375rem; }
.part > summary { padding: .15rem .5rem; margin-left: -.5rem; }
.part > pre, .part > table, .part > dl, .part > ol { margin-top: .4rem; }
.images { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: 1rem; align-items: start; }
.images img { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
.images figcaption { margin-top: .25rem; }

table { border-collapse: collapse; font-size: .875rem; }
th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { color: var(--muted); font-weight: 600; }
td + td { white-space: nowrap; }
.wide, pre { position: relative; }
.wide { overflow: auto; max-height: 30rem; }
.matrix thead th { white-space: nowrap; }
.matrix th[scope='row'] { font-weight: 400; min-width: 9rem; }
.note code { font: .8125rem ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.matrix a { text-decoration: none; padding: 0 .5rem; font-size: 1.1rem; }
.slow { padding-left: 1.5rem; }

@media (max-width: 40rem) {
  body { padding: 1.25rem .75rem 3rem; }
  .run > summary { padding: .6rem .75rem; }
  .run h3 { order: 4; flex-basis: 100%; }
  .run > summary .time { margin-left: auto; }
  .body { padding: .25rem .75rem .75rem; }
  dl div { grid-template-columns: 1fr; gap: 0; }
  .row { padding-left: 3rem; text-indent: -2.5rem; }
  .number { width: 2rem; margin-right: .5rem; }
  output { margin-left: 0; flex-basis: 100%; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media print {
  body { max-width: none; padding: 0; background: none; }
  #filters { display: none; }
  pre, .wide { max-height: none; }
  .many .run { content-visibility: visible; }
  .run { break-inside: avoid-page; }
}
`;
