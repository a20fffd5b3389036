import type { ReportPart } from '../report-part.js';
import type { ReportStatus } from '../run-report.js';
import { markup, type Markup, NOTHING } from './markup.js';
import { name, statusMark } from './program.js';

/** What narrows down the programs; hidden until the page's script is there to obey it. */
export function filters(counts: ReadonlyMap<ReportStatus, number>, parts: readonly ReportPart[]): Markup {
  const boxes = [...counts].map(
    ([status, count]) =>
      markup`<label class="choice"><input type="checkbox" name="status" value="${status}" checked> ${statusMark(status)} <small>${count}</small></label>`,
  );
  const options = parts.map(({ label }, index) => markup`<option value="${index}">${name(label)}</option>`);
  const environment =
    parts.length < 2
      ? NOTHING
      : markup`<label class="field"><span>Environment</span><select name="part"><option value="">all</option>${options}</select></label>`;
  return markup`<form id="filters" role="search" aria-label="Programs" hidden><div class="fields"><label class="field grow"><span>Search <kbd>/</kbd></span><input type="search" name="text" autocomplete="off" spellcheck="false"></label>${environment}</div><fieldset><legend class="sr">Status</legend>${boxes}</fieldset><p class="actions"><button type="button" id="open-all">Open all</button><button type="button" id="close-all">Close all</button><output id="shown"></output></p></form>`;
}
