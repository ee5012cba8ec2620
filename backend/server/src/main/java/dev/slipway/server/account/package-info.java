/** Accounts: the credentials that targets and steps use. Their secrets are encrypted and never leave through the API. */
@NullMarked
package dev.slipway.server.account;

import org.jspecify.annotations.NullMarked;
