package dev.slipway.server.portal;

import dev.slipway.api.ServerTask;
import dev.slipway.server.persistence.Listing;
import java.time.Instant;

/**
 * Tasks, newest first.
 *
 * @param show one of {@code all}, {@code active} and {@code failed}
 */
public record TaskListPage(Listing<ServerTask> tasks, String show, Paging paging, Instant now) {}
