package dev.slipway.server.release;

import dev.slipway.api.ActionPackage;
import dev.slipway.api.Channel;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.ReleaseTemplate;
import dev.slipway.api.ReleaseTemplateBuilder;
import dev.slipway.api.SelectedPackage;
import dev.slipway.api.VersioningStrategy;
import dev.slipway.json.WireJson;
import dev.slipway.server.channel.ChannelService;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.process.ProcessSnapshots;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.variable.DeploymentVariables;
import dev.slipway.server.variable.ResolutionContext;
import dev.slipway.server.variable.ScopeField;
import dev.slipway.server.variable.VariableSnapshots;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts a release together: its channel, its packages, its number, and the frozen process and variables (R7.2). */
final class AssembleRelease {
    private final ChannelService channels;
    private final ProcessService processes;
    private final ProcessSnapshots processSnapshots;
    private final DeploymentVariables variables;
    private final KnownVariables knownVariables;
    private final ChoosePackages packages = new ChoosePackages();
    private final ReleaseNumber numbers = new ReleaseNumber();
    private final ReleaseStore store = new ReleaseStore();

    AssembleRelease(
            ChannelService channels,
            ProcessService processes,
            ProcessSnapshots processSnapshots,
            DeploymentVariables variables) {
        this.channels = channels;
        this.processes = processes;
        this.processSnapshots = processSnapshots;
        this.variables = variables;
        this.knownVariables = new KnownVariables(variables);
    }

    /** A release that is not stored yet, and the packages that it pins. */
    record Assembled(Release release, List<ReleasePackage> pinned) {}

    /**
     * Everything but the number is decided before the number is asked for.
     *
     * @throws Invalid when the request cannot be fulfilled
     */
    Assembled assemble(Handle tx, Project project, ReleaseRequest wanted, Instant now) {
        var space = new SpaceId(project.spaceId());
        if (wanted.ignoresChannelRules() && Boolean.FALSE.equals(project.allowIgnoreChannelRules())) {
            throw new Invalid(
                    "IgnoreChannelRules",
                    "the project " + project.name() + " does not allow that its channel rules are ignored");
        }
        Channel channel = channelOf(tx, project, wanted);
        VariableDictionary known = knownVariables.of(tx, project, of(channel));
        List<PackageNeed> needs = PackageNeed.of(process(tx, project), channel.id(), known);
        ChoosePackages.Chosen chosen = packages.choose(
                tx,
                space,
                needs,
                wanted.packages(),
                wanted.ignoresChannelRules() ? Optional.empty() : Optional.of(channel),
                wanted.prerelease());
        String version = wanted.version().isEmpty()
                ? number(tx, project, channel, chosen.selected(), known, now)
                : ReleaseNumber.checked(wanted.version());
        VariableSnapshots frozen = variables.snapshot(tx, project);
        Release release = WireJson.empty(Release.class)
                .withId(Ids.next(tx, "Releases"))
                .withSpaceId(space.value())
                .withProjectId(project.id())
                .withChannelId(channel.id())
                .withVersion(version)
                .withIgnoreChannelRules(wanted.ignoresChannelRules())
                .withAssembled(now)
                .withProjectDeploymentProcessSnapshotId(processSnapshots.snapshot(tx, project.deploymentProcessId()))
                .withProjectVariableSetSnapshotId(frozen.projectSetId())
                .withLibraryVariableSetSnapshotIds(frozen.librarySetIds())
                .withSelectedPackages(chosen.selected())
                .withBuildInformation(chosen.builds())
                .withCustomFields(wanted.customFields());
        String notes = wanted.notes().isBlank() ? textOf(project.releaseNotesTemplate()) : wanted.notes();
        VariableDictionary ofNotes =
                known.withAll(releaseVariables(release, channel)).withAll(BuildVariables.of(release));
        return new Assembled(
                release.withReleaseNotes(Expressions.evaluate(notes, ofNotes).text()), chosen.pinned());
    }

    private DeploymentProcess process(Handle tx, Project project) {
        return processes
                .find(tx, new SpaceId(project.spaceId()), project.deploymentProcessId())
                .orElseThrow(() -> new IllegalStateException("The project " + project.id() + " has no process"));
    }

    private Channel channelOf(Handle tx, Project project, ReleaseRequest wanted) {
        var id = new ProjectId(project.id());
        String channelName = wanted.channel().name();
        if (!channelName.isEmpty()) {
            return channels.find(tx, id, channelName)
                    .orElseThrow(() -> new Invalid(
                            wanted.channel().field(),
                            "There is no channel '" + Checks.quote(channelName) + "' in the project "
                                    + project.name()));
        }
        DeploymentProcess process = process(tx, project);
        return channels.all(tx, id).stream()
                .filter(channel -> ChoosePackages.fits(
                        channel,
                        PackageNeed.of(process, channel.id(), knownVariables.of(tx, project, of(channel))),
                        wanted.packages()))
                .findFirst()
                .orElseGet(() -> channels.defaultOne(tx, id));
    }

    private static ResolutionContext of(Channel channel) {
        return ResolutionContext.NOWHERE.with(ScopeField.CHANNEL, channel.id());
    }

    private String number(
            Handle tx,
            Project project,
            Channel channel,
            List<SelectedPackage> selected,
            VariableDictionary known,
            Instant now) {
        @Nullable VersioningStrategy strategy = project.versioningStrategy();
        @Nullable ActionPackage donor = strategy == null ? null : strategy.donorPackage();
        if (donor == null) {
            List<Channel> all = channels.all(tx, new ProjectId(project.id()));
            return numbers.next(tx, project, channel, all, known, now);
        }
        return selected.stream()
                .filter(one -> Names.same(one.actionName(), donor.deploymentAction())
                        && Names.same(one.packageReferenceName(), donor.packageReference()))
                .map(SelectedPackage::version)
                .findFirst()
                .map(ReleaseNumber::checked)
                .orElseThrow(() -> new Invalid("The project " + project.name()
                        + " takes the numbers of its releases from a package of step '" + donor.deploymentAction()
                        + "', which the release does not have; give it a Version."));
    }

    /** What is known of a release in its notes (R7.8). */
    private static Map<String, String> releaseVariables(Release release, Channel channel) {
        return Map.of(
                "Octopus.Release.Id", release.id(),
                "Octopus.Release.Number", release.version(),
                "Octopus.Release.Created", String.valueOf(release.assembled()),
                "Octopus.Release.Channel.Id", channel.id(),
                "Octopus.Release.Channel.Name", channel.name(),
                "Octopus.Project.Id", release.projectId());
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Other versions of the packages of a release that is there (R7.3); the process stays the frozen one. */
    ChoosePackages.Chosen choose(Handle tx, Project project, Release release, List<SelectedPackage> selected) {
        var space = new SpaceId(project.spaceId());
        Channel channel = channels.find(tx, new ProjectId(project.id()), release.channelId())
                .orElseThrow();
        DeploymentProcess frozen = processes
                .find(tx, space, release.projectDeploymentProcessSnapshotId())
                .orElseThrow();
        return packages.choose(
                tx,
                space,
                PackageNeed.of(frozen, channel.id(), knownVariables.of(tx, project, of(channel))),
                PackageOverrides.of(selected),
                release.ignoreChannelRules() ? Optional.empty() : Optional.of(channel),
                "");
    }

    /** What a person has to choose for a new release (R7.4). */
    ReleaseTemplate template(Handle tx, Project project, String channelIdOrName, Instant now) {
        var id = new ProjectId(project.id());
        var space = new SpaceId(project.spaceId());
        Channel channel = channelIdOrName.isEmpty()
                ? channels.defaultOne(tx, id)
                : channels.find(tx, id, channelIdOrName)
                        .orElseThrow(() -> new Invalid(
                                "channel",
                                "There is no channel '" + Checks.quote(channelIdOrName) + "' in the project"));
        VariableDictionary known = knownVariables.of(tx, project, of(channel));
        Optional<Release> last = store.highest(tx, id);
        @Nullable VersioningStrategy strategy = project.versioningStrategy();
        @Nullable ActionPackage donor = strategy == null ? null : strategy.donorPackage();
        return ReleaseTemplateBuilder.builder()
                .deploymentProcessId(project.deploymentProcessId())
                .lastReleaseVersion(last.map(Release::version).orElse(null))
                .nextVersionIncrement(
                        donor == null ? numbers.next(tx, project, channel, channels.all(tx, id), known, now) : "")
                .versioningPackageStepName(donor == null ? null : donor.deploymentAction())
                .versioningPackageReferenceName(donor == null ? null : donor.packageReference())
                .packages(PackageNeed.of(process(tx, project), channel.id(), known).stream()
                        .map(need -> need.offered(
                                space, last.map(Release::selectedPackages).orElse(List.of())))
                        .toList())
                .build();
    }
}
