'use strict';
// gRPC and Protocol Buffers are half a megabyte that takes as long to load as a container to start. dockerode needs them
// for builds by BuildKit's own protocol alone, which are never asked for.
function absent() {
  throw new Error('builds by BuildKit’s own protocol are not supported');
}
exports.Server = absent;
exports.loadSync = absent;
