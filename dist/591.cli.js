export const id = 591;
export const ids = [591];
export const modules = {

/***/ 5591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  OpenAIModel: () => (/* binding */ OpenAIModel)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/openai/index.mjs + 232 modules
var openai = __webpack_require__(8193);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/conversation/model.js
var model = __webpack_require__(6262);
;// CONCATENATED MODULE: ./lib/conversation/explain-failure.js

const MAX_SAID = 300;
const BY_STATUS = {
    401: (host) => [`${host} does not accept the key (401)`, 'Check `api-key` and `base-url`.'],
    403: (host, said) => [`${host} forbids it (403): ${said}`, 'The key may not use this model, or not from here.'],
    404: (host, said) => [
        `${host} does not know the model or the address (404): ${said}`,
        'Check `model`, and that `base-url` ends with the version of the API, for example /v1.',
    ],
    429: (host) => [`${host} gets too many requests (429)`, 'Try again later, or raise `max-time`.'],
};
function explainStatus({ status, code, said: all }, host) {
    const said = all.slice(0, MAX_SAID);
    if (code === 'insufficient_quota')
        return [`${host}: the quota of the key is used up (${status})`, 'Raise it with the service, or use another key.'];
    const known = BY_STATUS[status];
    if (known !== undefined)
        return known(host, said);
    if (status >= 500)
        return [`${host} fails (${status}): ${said}`, 'Try again later.'];
    if (code === 'context_length_exceeded' || /context length|too (long|many tokens)/i.test(said))
        return [
            `the conversation got too long for the model (${status}): ${said}`,
            'Lower `max-turns`, shorten the task, or use a model with a longer context.',
        ];
    return [
        `${host} refuses the request (${status}): ${said}`,
        'Check `model` and `model-options` against what the service accepts.',
    ];
}
function explain(failure, { host, baseUrl }) {
    switch (failure.kind) {
        case 'status':
            return explainStatus(failure, host);
        case 'no-reply':
            return [
                `${host} does not answer like the chat completions API: ${failure.said.slice(0, MAX_SAID)}`,
                'Check that `base-url` is that of an OpenAI-compatible API, for example https://HOST/v1.',
            ];
        case 'redirect':
            return [
                `${baseUrl} leads elsewhere, and a key is not sent after it`,
                'Set `base-url` to the address that it leads to.',
            ];
        case 'timeout':
            return [`${host} did not answer in time`, 'Try again later, or use a faster model.'];
        case 'unreachable':
            return [
                `${host} could not be reached: ${failure.said.slice(0, MAX_SAID)}`,
                'Check `base-url`, the network, the proxy and the certificates (NODE_EXTRA_CA_CERTS) of the job.',
            ];
    }
}
function explainFailure(failure, endpoint, key) {
    const [message, hint] = explain(failure, endpoint);
    const isSecret = key !== undefined && key !== '';
    return new model/* ModelFailure */.c(isSecret ? message.replaceAll(key, '***') : message, hint);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/conversation/read-completion.js

class NoReply extends Error {
}
function textOf(content) {
    if (typeof content === 'string')
        return content;
    if (!Array.isArray(content))
        return '';
    return content.map((part) => (typeof part?.text === 'string' ? part.text : '')).join('');
}
function callOf(value) {
    const { id, function: called } = (value ?? {});
    const { name, arguments: given } = called ?? {};
    if (typeof name !== 'string')
        return [];
    const text = typeof given === 'string' ? given : JSON.stringify(given ?? {});
    return [{ id: typeof id === 'string' && id !== '' ? id : `call_${(0,external_node_crypto_.randomUUID)()}`, name, arguments: text }];
}
function finishOf(reason, isRefused) {
    if (isRefused || reason === 'content_filter')
        return 'withheld';
    return reason === 'length' ? 'length' : 'complete';
}
function usageOf(value) {
    const { prompt_tokens: prompt, completion_tokens: completion } = (value ?? {});
    const isCount = (count) => Number.isSafeInteger(count) && Number(count) >= 0;
    return isCount(prompt) && isCount(completion) ? { promptTokens: prompt, completionTokens: completion } : undefined;
}
function readCompletion(answer) {
    if (typeof answer !== 'object' || answer === null)
        throw new NoReply('the answer is no JSON object');
    const { choices, usage, error } = answer;
    const [choice] = Array.isArray(choices) ? choices : [];
    const message = choice?.message;
    if (message === undefined || message === null) {
        const said = typeof error?.message === 'string' ? `: ${error.message.slice(0, 300)}` : '';
        throw new NoReply(`the answer has no choices${said}`);
    }
    const refusal = textOf(message.refusal);
    const calls = Array.isArray(message.tool_calls) ? message.tool_calls.flatMap(callOf) : [];
    return {
        text: refusal === '' ? textOf(message.content) : refusal,
        toolCalls: calls,
        finish: finishOf(choice?.finish_reason, refusal !== ''),
        usage: usageOf(usage),
    };
}

;// CONCATENATED MODULE: ./lib/conversation/retry-policy.js
const MAX_ATTEMPTS = 7;
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;
function isPassing(failure) {
    switch (failure.kind) {
        case 'no-reply':
        case 'timeout':
        case 'unreachable':
            return true;
        case 'redirect':
            return false;
        case 'status': {
            const { status, code } = failure;
            if (code === 'insufficient_quota')
                return false;
            return status === 408 || status === 409 || status === 429 || status >= 500;
        }
    }
}
function delayAfter(failure, attempt, random) {
    if (failure.kind === 'status' && failure.retryAfterMs !== undefined)
        return failure.retryAfterMs;
    return Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1)) * (1 - random / 4);
}
function retryDelay(failure, attempt, random) {
    return attempt < MAX_ATTEMPTS && isPassing(failure) ? delayAfter(failure, attempt, random) : undefined;
}

;// CONCATENATED MODULE: ./lib/conversation/service-failure.js
function retryAfter(header, now) {
    const ms = header('retry-after-ms') ?? '';
    if (/^\d+(\.\d+)?$/.test(ms))
        return Number(ms);
    const given = header('retry-after') ?? '';
    if (/^\d+(\.\d+)?$/.test(given))
        return Number(given) * 1000;
    const date = Date.parse(given);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

// EXTERNAL MODULE: ./lib/conversation/tool.js
var tool = __webpack_require__(2981);
;// CONCATENATED MODULE: ./lib/conversation/openai-model.js








const ATTEMPT_MS = 5 * 60_000;
function spell(message) {
    switch (message.role) {
        case 'system':
        case 'user':
            return { role: message.role, content: message.content };
        case 'tool':
            return { role: 'tool', tool_call_id: message.callId, content: message.content };
        case 'assistant': {
            const calls = message.toolCalls.map(({ id, name, arguments: text }) => {
                return { id, type: 'function', function: { name, arguments: text } };
            });
            return { role: 'assistant', content: message.content, ...(calls.length === 0 ? {} : { tool_calls: calls }) };
        }
    }
}
function withoutKey(reply, key) {
    if (key === undefined || key === '')
        return reply;
    const clean = (text) => text.replaceAll(key, '***');
    const toolCalls = reply.toolCalls.map((call) => ({ ...call, arguments: clean(call.arguments) }));
    return { ...reply, text: clean(reply.text), toolCalls };
}
function causesOf(thrown) {
    const causes = [];
    for (let cause = thrown; (0,errors/* isError */.bJ)(cause); cause = cause.cause)
        causes.push(cause.message);
    return causes;
}
function failureOf(thrown) {
    if (thrown instanceof NoReply)
        return { kind: 'no-reply', said: thrown.message };
    if (thrown instanceof openai/* default.APIConnectionTimeoutError */.Ay.APIConnectionTimeoutError)
        return { kind: 'timeout' };
    if (thrown instanceof openai/* default.APIError */.Ay.APIError && thrown.status !== undefined) {
        const { status, code, param, headers } = thrown;
        const said = [thrown.message, param ?? ''].join(' ').trim();
        return {
            kind: 'status',
            ...{ status, code: code ?? '', said, retryAfterMs: retryAfter((name) => headers?.get(name), Date.now()) },
        };
    }
    const causes = causesOf(thrown);
    if (causes.some((said) => /redirect/i.test(said)))
        return { kind: 'redirect' };
    return { kind: 'unreachable', said: causes.at(-1) ?? (0,errors/* messageOf */.bD)(thrown) };
}
class OpenAIModel {
    input;
    name;
    client;
    hasTools = true;
    limit = 'max_completion_tokens';
    constructor(input) {
        this.input = input;
        const { endpoint, key, model } = input;
        this.name = model;
        this.client = new openai/* default */.Ay({
            apiKey: key ?? 'none',
            ...{ organization: null, project: null, adminAPIKey: null, webhookSecret: null },
            baseURL: endpoint.baseUrl,
            defaultQuery: { ...endpoint.query },
            defaultHeaders: endpoint.isAzure && key !== undefined ? { 'api-key': key } : {},
            timeout: ATTEMPT_MS,
            maxRetries: 0,
            logLevel: 'off',
            fetchOptions: { redirect: 'error' },
            ...(input.fetch === undefined ? {} : { fetch: input.fetch }),
        });
    }
    async reply(messages, options) {
        const { endpoint, key } = this.input;
        const { signal, remainingMs } = options;
        const started = performance.now();
        for (let attempt = 1;; attempt++) {
            try {
                return withoutKey(readCompletion(await this.ask(messages, options)), key);
            }
            catch (thrown) {
                signal.throwIfAborted();
                const failure = failureOf(thrown);
                if (this.learn(failure))
                    continue;
                const explained = explainFailure(failure, endpoint, key);
                const delayMs = retryDelay(failure, attempt, Math.random());
                if (delayMs === undefined || delayMs >= remainingMs - (performance.now() - started))
                    throw explained;
                this.input.say(`model: ${explained.message}; asked again in ${(delayMs / 1000).toFixed(1)} s`);
                await (0,promises_.setTimeout)(delayMs, undefined, { signal });
            }
        }
    }
    async ask(messages, { signal, maxTokens }) {
        const request = {
            model: this.name,
            messages: messages.map(spell),
            ...(this.hasTools ? { tools: [tool/* TOOL */.js] } : {}),
            ...(maxTokens === undefined ? {} : { [this.limit]: maxTokens }),
            ...this.input.options,
        };
        return this.client.chat.completions.create(request, {
            signal,
        });
    }
    learn(failure) {
        if (failure.kind !== 'status' || ![400, 404, 422, 500, 501].includes(failure.status))
            return false;
        const { said } = failure;
        if (!/support|unrecogni[sz]ed|unknown|unexpected|not permitted|not allowed|extra (inputs|fields)|requires?\b/i.test(said))
            return false;
        if (this.limit === 'max_completion_tokens' && said.includes('max_completion_tokens')) {
            this.limit = 'max_tokens';
            return true;
        }
        if (!this.hasTools || !/\b(tools?|functions?|tool[-_ ]?(calls?|choice))\b/i.test(said))
            return false;
        this.hasTools = false;
        this.input.say(`model: ${this.name} has no tools; programs are taken from its text`);
        return true;
    }
}


/***/ })

};
