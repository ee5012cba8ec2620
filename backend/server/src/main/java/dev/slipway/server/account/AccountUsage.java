package dev.slipway.server.account;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asked before an account is deleted or limited: features above answer what uses it. */
@FunctionalInterface
public interface AccountUsage {
    List<AccountUse> usesOf(Handle tx, AccountId account);
}
