package dev.slipway.server.variable;

import dev.slipway.server.security.Secret;

/** What a variable that names an account gives besides the account's id: {@code Username} as {@code X.Username}. */
record AccountProperty(String name, Secret value, boolean isSensitive) {}
