package dev.slipway.server.account;

import dev.slipway.server.limit.Limits;

/**
 * Something that uses an account.
 *
 * @param what in the reader's words, such as {@code target web1}
 * @param limits which have to stay inside the account's
 */
public record AccountUse(String what, Limits limits) {}
