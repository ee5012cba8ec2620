package dev.slipway.host;

/**
 * Something on a machine's disk.
 *
 * @param path as it was asked for, or relative to the directory that was listed
 * @param size in bytes; 0 for a directory
 */
public record FileEntry(String path, boolean directory, long size) {}
