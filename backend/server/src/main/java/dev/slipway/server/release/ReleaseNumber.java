package dev.slipway.server.release;

import dev.slipway.api.Channel;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.VersioningStrategy;
import dev.slipway.server.channel.ChannelId;
import dev.slipway.server.expression.Evaluated;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.version.InvalidVersion;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import dev.slipway.server.version.VersionMask;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The number of the next release (R4.26, R4.27, R3.15, R3.16). */
final class ReleaseNumber {
    private static final String DEFAULT_TEMPLATE =
            "#{Octopus.Version.LastMajor}.#{Octopus.Version.LastMinor}.#{Octopus.Version.NextPatch}";
    private static final String PREFIX = "Octopus.Version.";

    private final ReleaseStore store = new ReleaseStore();

    /**
     * @param channels all of the project
     * @param variables those of the project that are known before there is a release
     * @param now in the zone of which the date is taken, UTC
     * @throws Invalid when the template makes no version
     */
    String next(
            Handle tx,
            Project project,
            Channel channel,
            List<Channel> channels,
            VariableDictionary variables,
            Instant now) {
        VersioningStrategy strategy = project.versioningStrategy();
        String template = strategy == null
                        || strategy.template() == null
                        || strategy.template().isBlank()
                ? DEFAULT_TEMPLATE
                : strategy.template();
        Evaluated evaluated = Expressions.evaluate(
                template, variables.withAll(versionVariables(tx, project, channel, channels, now)));
        if (!evaluated.isComplete()) {
            throw new Invalid("The project's version template '" + Checks.quote(template)
                    + "' cannot be worked out; nothing is known of "
                    + String.join(", ", evaluated.unresolved().isEmpty() ? evaluated.errors() : evaluated.unresolved())
                    + ".");
        }
        String text = evaluated.text().strip();
        try {
            Optional<VersionMask> mask = VersionMask.parse(text);
            return mask.isPresent() ? applied(tx, project, channel, mask.get()) : checked(text);
        } catch (InvalidVersion e) {
            throw new Invalid(
                    "The project's version template '" + Checks.quote(template) + "' gives no version: "
                            + e.getMessage() + ".",
                    e);
        }
    }

    /** @throws Invalid when the text is no version (R3.10) */
    static String checked(String version) {
        try {
            return Version.parse(version, VersionKind.GENERIC).text();
        } catch (InvalidVersion e) {
            throw new Invalid("The release's Version: " + e.getMessage() + ".", e);
        }
    }

    private String applied(Handle tx, Project project, Channel channel, VersionMask mask) {
        Optional<Release> latest = project.discreteChannelRelease()
                ? store.highest(tx, new ChannelId(channel.id()), mask.sortKeyPrefix())
                : store.highest(tx, new ProjectId(project.id()), mask.sortKeyPrefix());
        return mask.apply(latest.map(ReleaseNumber::versionOf).orElse(null));
    }

    private static Version versionOf(Release release) {
        return Version.parse(release.version(), VersionKind.GENERIC);
    }

    private Map<String, String> versionVariables(
            Handle tx, Project project, Channel channel, List<Channel> channels, Instant now) {
        var values = new LinkedHashMap<String, String>();
        putVersion(values, PREFIX, store.highest(tx, new ProjectId(project.id())));
        for (Channel other : channels) {
            Optional<Release> last = store.highest(tx, new ChannelId(other.id()));
            putVersion(values, PREFIX + "Channel[" + other.name() + "].", last);
            if (Names.same(other.id(), channel.id())) {
                putVersion(values, PREFIX + "Channel.", last);
            }
        }
        ZonedDateTime time = now.atZone(ZoneOffset.UTC);
        values.put("Octopus.Release.Channel.Name", channel.name());
        values.put("Octopus.Date.Day", String.valueOf(time.getDayOfMonth()));
        values.put("Octopus.Date.Month", String.valueOf(time.getMonthValue()));
        values.put("Octopus.Date.Year", String.valueOf(time.getYear()));
        values.put("Octopus.Date.DayOfYear", String.valueOf(time.getDayOfYear()));
        values.put("Octopus.Time.Hour", String.valueOf(time.getHour()));
        values.put("Octopus.Time.Minute", String.valueOf(time.getMinute()));
        values.put("Octopus.Time.Second", String.valueOf(time.getSecond()));
        return values;
    }

    private static void putVersion(Map<String, String> values, String prefix, Optional<Release> last) {
        @Nullable Version version = last.map(ReleaseNumber::versionOf).orElse(null);
        List<String> parts = List.of("Major", "Minor", "Patch", "Revision");
        for (int i = 0; i < parts.size(); i++) {
            long number = version == null ? 0 : version.number(i);
            values.put(prefix + "Last" + parts.get(i), String.valueOf(number));
            values.put(prefix + "Next" + parts.get(i), String.valueOf(number + 1));
        }
        values.put(prefix + "LastBuild", values.getOrDefault(prefix + "LastPatch", "0"));
        values.put(prefix + "NextBuild", values.getOrDefault(prefix + "NextPatch", "1"));
        values.put(prefix + "LastSuffix", version == null ? "" : version.prerelease());
        values.put(prefix + "NextSuffix", version == null ? "" : nextSuffix(version));
    }

    /** {@code beta.2} after {@code beta.1}; what does not end with a number stays. */
    private static String nextSuffix(Version version) {
        String counter = version.prereleaseCounter();
        String suffix = version.prerelease();
        return counter.matches("[0-9]{1,9}")
                ? suffix.substring(0, suffix.length() - counter.length()) + (Integer.parseInt(counter) + 1)
                : suffix;
    }
}
