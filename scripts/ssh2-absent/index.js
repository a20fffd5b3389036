'use strict';
// ssh2 brings native code and a Windows executable into the bundle and crashes as ESM, so ssh:// hosts are not spoken.
exports.Client = class Client {
  constructor() {
    throw new Error('DOCKER_HOST=ssh://… is not supported; use a unix:// or tcp:// address');
  }
};
