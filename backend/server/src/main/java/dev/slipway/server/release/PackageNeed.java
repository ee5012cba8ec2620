package dev.slipway.server.release;

import dev.slipway.api.Action;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.PackageReference;
import dev.slipway.api.ReleaseTemplatePackage;
import dev.slipway.api.ReleaseTemplatePackageBuilder;
import dev.slipway.api.SelectedPackage;
import dev.slipway.api.Step;
import dev.slipway.server.expression.Evaluated;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.expression.Values;
import dev.slipway.server.feed.BuiltInFeed;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.SpaceId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package that a process uses, for which a release has to choose a version (R7.4).
 *
 * @param referenceName empty for the primary package
 * @param feedId empty for the built-in feed
 * @param fixedVersion empty when it is free
 * @param isResolvable whether the package and the feed are known now, and not only when one deploys (R5.26)
 */
public record PackageNeed(
        String stepName,
        String actionName,
        String referenceName,
        String packageId,
        String feedId,
        String fixedVersion,
        boolean isResolvable) {

    /**
     * Of the actions that are neither disabled nor for other channels (R5.14, R7.4), in the order of the process.
     *
     * @param channelId null for a runbook, for which the channels of actions mean nothing
     */
    public static List<PackageNeed> of(DeploymentProcess process, @Nullable String channelId, Values variables) {
        var needs = new ArrayList<PackageNeed>();
        for (Step step : process.steps()) {
            for (Action action : step.actions()) {
                boolean isForChannel = channelId == null
                        || action.channels().isEmpty()
                        || action.channels().contains(channelId);
                if (!action.isDisabled() && isForChannel) {
                    action.packages().forEach(reference -> needs.add(of(step, action, reference, variables)));
                }
            }
        }
        return needs.stream().filter(need -> !need.packageId().isBlank()).toList();
    }

    private static PackageNeed of(Step step, Action action, PackageReference reference, Values variables) {
        Evaluated id = Expressions.evaluate(reference.packageId(), variables);
        Evaluated feed = Expressions.evaluate(textOf(reference.feedId()), variables);
        return new PackageNeed(
                step.name(),
                action.name(),
                reference.name(),
                id.text().strip(),
                feed.text().strip(),
                textOf(reference.version()),
                id.isComplete() && feed.isComplete());
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /**
     * As a person is asked to choose a version of it.
     *
     * @param last what was selected the last time
     */
    public ReleaseTemplatePackage offered(SpaceId space, List<SelectedPackage> last) {
        String feed = BuiltInFeed.isMeantBy(space, feedId()) ? BuiltInFeed.idIn(space) : feedId();
        return ReleaseTemplatePackageBuilder.builder()
                .stepName(stepName())
                .actionName(actionName())
                .packageId(packageId())
                .nuGetPackageId(packageId())
                .packageReferenceName(referenceName())
                .feedId(feed)
                .feedName(feed)
                .nuGetFeedId(feed)
                .nuGetFeedName(feed)
                .versionSelectedLastRelease(last.stream()
                        .filter(one -> Names.same(one.actionName(), actionName)
                                && Names.same(one.packageReferenceName(), referenceName))
                        .map(SelectedPackage::version)
                        .findFirst()
                        .orElse(null))
                .fixedVersion(fixedVersion().isEmpty() ? null : fixedVersion())
                .isResolvable(isResolvable())
                .build();
    }

    /** In a sentence. */
    String words() {
        String reference = referenceName.isEmpty() ? "" : " (" + referenceName + ")";
        return "package " + packageId + reference + " of step " + actionName;
    }
}
