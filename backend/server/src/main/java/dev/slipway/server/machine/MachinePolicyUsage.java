package dev.slipway.server.machine;

import org.jdbi.v3.core.Handle;

/** Told before a machine policy is deleted: features above move its machines to another one (R2.17). */
@FunctionalInterface
public interface MachinePolicyUsage {
    void move(Handle tx, MachinePolicyId from, MachinePolicyId to);
}
