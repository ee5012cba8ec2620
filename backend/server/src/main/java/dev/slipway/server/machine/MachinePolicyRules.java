package dev.slipway.server.machine;

import dev.slipway.api.DeleteMachinesBehavior;
import dev.slipway.api.HealthCheckScript;
import dev.slipway.api.HealthCheckScriptType;
import dev.slipway.api.MachineHealthCheckPolicy;
import dev.slipway.api.MachinePolicy;
import dev.slipway.api.MachineUpdatePolicy;
import dev.slipway.api.PackageCacheRetention;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a good machine policy is, as far as it can be told from the policy alone (R2.17). */
final class MachinePolicyRules {
    private static final int LONGEST_SCRIPT = 200_000;
    private static final int LONGEST_DESCRIPTION = 10_000;
    private static final int MOST_RETRIES = 1000;
    private static final Duration LONGEST = Duration.ofDays(365);
    /** Seconds, minutes, hours, day of the month, month, day of the week. */
    private static final Pattern CRON = Pattern.compile("[0-9A-Za-z*/,?#-]{1,60}( +[0-9A-Za-z*/,?#-]{1,60}){5}");

    private MachinePolicyRules() {}

    /**
     * The draft with its names trimmed; with a cron expression there is no interval.
     *
     * @throws Invalid naming everything that is wrong
     */
    static MachinePolicy checked(MachinePolicy draft) {
        var checks = new Checks()
                .name("Name", draft.name())
                .that(
                        draft.description().length() <= LONGEST_DESCRIPTION,
                        "Description",
                        "Description is longer than " + LONGEST_DESCRIPTION + " characters")
                .that(
                        draft.connectionRetryCountLimit() >= 1 && draft.connectionRetryCountLimit() <= MOST_RETRIES,
                        "ConnectionRetryCountLimit",
                        "ConnectionRetryCountLimit is " + draft.connectionRetryCountLimit() + "; it must be from 1 to "
                                + MOST_RETRIES);
        checkSpan(checks, "ConnectionConnectTimeout", draft.connectionConnectTimeout());
        checkSpan(checks, "ConnectionRetrySleepInterval", draft.connectionRetrySleepInterval());
        checkSpan(checks, "ConnectionRetryTimeLimit", draft.connectionRetryTimeLimit());
        checkSpan(checks, "PollingRequestQueueTimeout", draft.pollingRequestQueueTimeout());
        checkSpan(
                checks,
                "PollingRequestMaximumMessageProcessingTimeout",
                draft.pollingRequestMaximumMessageProcessingTimeout());
        if (draft.machineCleanupPolicy().deleteMachinesBehavior()
                == DeleteMachinesBehavior.DELETE_UNAVAILABLE_MACHINES) {
            checkSpan(
                    checks,
                    "DeleteMachinesElapsedTimeSpan",
                    draft.machineCleanupPolicy().deleteMachinesElapsedTimeSpan());
        }
        checkHealthCheck(checks, draft.machineHealthCheckPolicy());
        checkCache(checks, draft.machinePackageCacheRetentionPolicy());
        checks.orThrow();
        return draft.withName(draft.name().strip())
                .withMachineHealthCheckPolicy(scheduledOnce(draft.machineHealthCheckPolicy()))
                .withMachineUpdatePolicy(withoutBlankAccount(draft.machineUpdatePolicy()));
    }

    private static void checkSpan(Checks checks, String field, Duration span) {
        checks.that(
                !span.isZero() && span.compareTo(LONGEST) <= 0,
                field,
                field + " must be longer than 00:00:00 and no longer than " + LONGEST.toDays() + ".00:00:00");
    }

    private static void checkHealthCheck(Checks checks, MachineHealthCheckPolicy policy) {
        if (policy.healthCheckInterval() != null) {
            checkSpan(checks, "HealthCheckInterval", policy.healthCheckInterval());
        }
        @Nullable String cron = cron(policy);
        checks.that(
                        cron == null || CRON.matcher(cron).matches(),
                        "HealthCheckCron",
                        "HealthCheckCron '" + Checks.quote(String.valueOf(cron)) + "' must have six fields: second,"
                                + " minute, hour, day of the month, month, day of the week")
                .that(
                        isZone(policy.healthCheckCronTimezone()),
                        "HealthCheckCronTimezone",
                        "HealthCheckCronTimezone '" + Checks.quote(policy.healthCheckCronTimezone())
                                + "' is no time zone, such as Europe/Berlin");
        checkScript(checks, "BashHealthCheckPolicy", policy.bashHealthCheckPolicy());
        checkScript(checks, "PowerShellHealthCheckPolicy", policy.powerShellHealthCheckPolicy());
    }

    private static void checkScript(Checks checks, String field, HealthCheckScript script) {
        String body = script.scriptBody() == null ? "" : script.scriptBody();
        checks.that(
                        script.runType() != HealthCheckScriptType.INLINE || !body.isBlank(),
                        field,
                        field + ".ScriptBody is missing; a RunType of Inline must have it")
                .that(
                        body.length() <= LONGEST_SCRIPT,
                        field,
                        field + ".ScriptBody is longer than " + LONGEST_SCRIPT + " characters");
    }

    private static void checkCache(Checks checks, PackageCacheRetention retention) {
        checkQuantity(checks, "QuantityOfPackagesToKeep", retention.quantityOfPackagesToKeep());
        checkQuantity(checks, "QuantityOfVersionsToKeep", retention.quantityOfVersionsToKeep());
    }

    private static void checkQuantity(Checks checks, String field, @Nullable Integer quantity) {
        checks.that(quantity == null || quantity >= 0, field, field + " is " + quantity + "; it must not be negative");
    }

    private static boolean isZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static @Nullable String cron(MachineHealthCheckPolicy policy) {
        return policy.healthCheckCron() == null || policy.healthCheckCron().isBlank()
                ? null
                : policy.healthCheckCron().strip();
    }

    private static MachineHealthCheckPolicy scheduledOnce(MachineHealthCheckPolicy policy) {
        @Nullable String cron = cron(policy);
        return policy.withHealthCheckCron(cron)
                .withHealthCheckInterval(cron == null ? policy.healthCheckInterval() : null);
    }

    private static MachineUpdatePolicy withoutBlankAccount(MachineUpdatePolicy policy) {
        return policy.tentacleUpdateAccountId() == null
                        || policy.tentacleUpdateAccountId().isBlank()
                ? policy.withTentacleUpdateAccountId(null)
                : policy;
    }
}
