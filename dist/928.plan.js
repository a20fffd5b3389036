export const id = 928;
export const ids = [928];
export const modules = {

/***/ 5928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MAX_CHANGED_FILES: () => (/* binding */ MAX_CHANGED_FILES),
/* harmony export */   MAX_COMMENTS: () => (/* binding */ MAX_COMMENTS),
/* harmony export */   listChangedFiles: () => (/* binding */ listChangedFiles),
/* harmony export */   listComments: () => (/* binding */ listComments)
/* harmony export */ });
const MAX_CHANGED_FILES = 3000;
const MAX_COMMENTS = 1000;
async function listChangedFiles(api, number) {
    const { items, isWhole } = await api.list('list the changed files', MAX_CHANGED_FILES, async (octokit, options) => {
        const answer = await octokit.rest.pulls.listFiles({ ...options, pull_number: number });
        return answer.data.map(({ filename, status }) => ({ filename, status }));
    });
    return { paths: items.filter(({ status }) => status !== 'removed').map(({ filename }) => filename), isWhole };
}
async function listComments(api, number) {
    const plain = await api.list('list the comments', MAX_COMMENTS, async (octokit, options) => {
        const answer = await octokit.rest.issues.listComments({ ...options, issue_number: number });
        return answer.data.map(({ id, body = '' }) => ({ id, kind: 'comment', text: body }));
    });
    const onLines = await api.list('list the review comments', MAX_COMMENTS, async (octokit, options) => {
        const answer = await octokit.rest.pulls.listReviewComments({ ...options, pull_number: number });
        return answer.data.map(({ id, body }) => ({ id, kind: 'review comment', text: body }));
    });
    return { comments: [...plain.items, ...onLines.items], isWhole: plain.isWhole && onLines.isWhole };
}


/***/ })

};
