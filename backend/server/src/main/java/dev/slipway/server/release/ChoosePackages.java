package dev.slipway.server.release;

import dev.slipway.api.Channel;
import dev.slipway.api.ChannelRule;
import dev.slipway.api.PackageBuildInformation;
import dev.slipway.api.SelectedPackage;
import dev.slipway.server.buildinfo.PackageBuilds;
import dev.slipway.server.channel.ChannelRules;
import dev.slipway.server.feed.BuiltInFeed;
import dev.slipway.server.packages.StoredPackage;
import dev.slipway.server.packages.StoredPackages;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Chooses the versions of the packages of a release, and pins their bytes (R7.5, R4.23). */
public final class ChoosePackages {
    private final StoredPackages packages = new StoredPackages();
    private final PackageBuilds builds = new PackageBuilds();

    /**
     * What was chosen; a package whose feed is not the built-in one is selected without being pinned.
     *
     * @param builds what is known of the builds of these versions (R7.2), each once
     */
    public record Chosen(
            List<SelectedPackage> selected, List<ReleasePackage> pinned, List<PackageBuildInformation> builds) {}

    /**
     * @param wanted what the request asked for
     * @param prerelease what the prerelease of the newest versions must begin with; blank for any
     * @throws Invalid naming every package for which no version can be chosen
     */
    public Chosen choose(
            Handle tx,
            SpaceId space,
            List<PackageNeed> needs,
            PackageOverrides wanted,
            Optional<Channel> rules,
            String prerelease) {
        var problems = new ArrayList<String>();
        wanted.meaningNoneOf(needs)
                .forEach(text -> problems.add(
                        "Packages: '" + Checks.quote(text) + "' names no step or package of the deployment process."));
        var selected = new ArrayList<SelectedPackage>();
        var pinned = new ArrayList<ReleasePackage>();
        var known = new LinkedHashSet<PackageBuildInformation>();
        for (PackageNeed need : needs) {
            Optional<ChannelRule> rule = rules.flatMap(channel -> ruleFor(channel, need));
            String version = wanted.versionOf(need).orElse(need.fixedVersion());
            if (!need.isResolvable() || !BuiltInFeed.isMeantBy(space, need.feedId())) {
                if (version.isEmpty()) {
                    problems.add("The version of " + need.words()
                            + " cannot be found out when the release is made; say which one to use.");
                } else {
                    selected.add(selection(need, version));
                    builds.freeze(tx, space, need.packageId(), version).ifPresent(known::add);
                }
                continue;
            }
            Optional<StoredPackage> found = version.isEmpty()
                    ? packages.newest(tx, space, need.packageId(), acceptable(rule, prerelease))
                    : packages.find(tx, space, need.packageId(), version);
            if (found.isEmpty()) {
                problems.add(missing(need, version, rule));
            } else if (rule.isPresent() && !accepts(rule.get(), found.get())) {
                problems.add("Version " + found.get().version() + " of " + need.words()
                        + " is not allowed by the rules of the channel "
                        + rules.map(Channel::name).orElse("") + ".");
            } else {
                selected.add(selection(need, found.get().version()));
                pinned.add(pin(space, need, found.get()));
                builds.freeze(tx, space, need.packageId(), found.get().version())
                        .ifPresent(known::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new Chosen(List.copyOf(selected), List.copyOf(pinned), List.copyOf(known));
    }

    private static String missing(PackageNeed need, String version, Optional<ChannelRule> rule) {
        return version.isEmpty()
                ? "There is no version of " + need.words() + " in the built-in feed"
                        + (rule.isPresent() ? " that the rules of the channel allow." : ".")
                : "Version " + version + " of " + need.words() + " is not in the built-in feed.";
    }

    private static SelectedPackage selection(PackageNeed need, String version) {
        return new SelectedPackage(need.actionName(), need.stepName(), need.referenceName(), version);
    }

    private static ReleasePackage pin(SpaceId space, PackageNeed need, StoredPackage found) {
        return new ReleasePackage(
                need.actionName(),
                need.referenceName(),
                found.packageId(),
                found.version(),
                BuiltInFeed.idIn(space),
                found.sha256(),
                found.size(),
                found.extension());
    }

    private static Predicate<Version> acceptable(Optional<ChannelRule> rule, String prerelease) {
        if (rule.isPresent()) {
            return version -> ChannelRules.accepts(rule.get(), version);
        }
        String wanted = prerelease.strip().toLowerCase(Locale.ROOT);
        return version -> version.prerelease().toLowerCase(Locale.ROOT).startsWith(wanted);
    }

    private static boolean accepts(ChannelRule rule, StoredPackage found) {
        return ChannelRules.accepts(rule, Version.parse(found.version(), VersionKind.SEMVER));
    }

    /** Each package is in at most one rule of a channel (R4.20). */
    private static Optional<ChannelRule> ruleFor(Channel channel, PackageNeed need) {
        return channel.rules().stream()
                .filter(rule -> rule.actionPackages().stream()
                        .anyMatch(named -> Names.same(named.deploymentAction(), need.actionName())
                                && Names.same(named.packageReference(), need.referenceName())))
                .findFirst();
    }

    /** Whether rules of the channel cover versions that were asked for, and allow all of them. */
    static boolean fits(Channel channel, List<PackageNeed> needs, PackageOverrides wanted) {
        boolean isCovered = false;
        for (PackageNeed need : needs) {
            Optional<ChannelRule> rule = ruleFor(channel, need);
            Optional<Version> version =
                    wanted.versionOf(need).flatMap(text -> Version.tryParse(text, VersionKind.SEMVER));
            if (rule.isPresent() && version.isPresent()) {
                if (!ChannelRules.accepts(rule.get(), version.get())) {
                    return false;
                }
                isCovered = true;
            }
        }
        return isCovered;
    }

    /** The packages of a release that the built-in feed does not have any more. */
    List<ReleasePackage> missing(Handle tx, SpaceId space, List<ReleasePackage> pinned) {
        return pinned.stream()
                .filter(one -> packages.find(tx, space, one.packageId(), one.version())
                        .filter(there -> there.sha256().equals(one.sha256()))
                        .isEmpty())
                .toList();
    }
}
