package dev.slipway.server.blob;

/** What was measured while a stream went by. */
record Digests(Sha256 sha256, String sha1, long size) {}
