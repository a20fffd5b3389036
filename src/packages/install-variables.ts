/** What decides where things go, which is not for the job's variables to say; and what would hold secrets. */
const OURS =
  /^(PIP_(TARGET|PREFIX|ROOT|USER|PYTHON|DRY_RUN|LOG|CACHE_DIR|NO_CACHE_DIR|SRC|REPORT|REQUIREMENT|EDITABLE|CONFIG_FILE|REQUIRE_VIRTUALENV|BREAK_SYSTEM_PACKAGES|IGNORE_INSTALLED|QUIET|VERBOSE|PROGRESS_BAR|NO_COLOR|NO_INPUT)|UV_(CACHE_DIR|NO_CACHE|PYTHON|PYTHON_.*|SYSTEM_PYTHON|BREAK_SYSTEM_PACKAGES|PROJECT.*|PUBLISH_.*|TOOL_.*|CONFIG_FILE|NO_CONFIG|COMPILE_BYTECODE|TARGET|PREFIX|WORKING_DIR.*|ENV_FILE|NO_PROGRESS))$/;

const VARIABLES =
  /^(PIP_.+|UV_.+|https?_proxy|all_proxy|no_proxy|ssl_cert_(file|dir)|requests_ca_bundle|curl_ca_bundle|source_date_epoch|setuptools_scm_pretend_version(_for_.+)?)$/i;

/** Of all variables of the job those that say where packages come from and how to get there. Pure. */
export function selectInstallVariables(env: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(env).filter(
    ([name, value]) => VARIABLES.test(name) && !OURS.test(name.toUpperCase()) && value !== '',
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
