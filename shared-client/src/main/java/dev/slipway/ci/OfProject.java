package dev.slipway.ci;

import dev.slipway.api.Channel;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.client.SpaceClient;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What belongs to a project, by id, slug or name. */
final class OfProject {
    private final SpaceClient space;
    private final Project project;

    OfProject(SpaceClient space, Project project) {
        this.space = space;
        this.project = project;
    }

    Channel defaultChannel() {
        return first(channels(), Channel::isDefault, "default channel");
    }

    Channel channel(String wanted) {
        return first(
                channels(),
                channel -> isMeant(wanted, channel.id(), channel.slug(), channel.name()),
                "channel '" + wanted + "'");
    }

    private Stream<Channel> channels() {
        return space.projects().channels(project.id()).stream();
    }

    Runbook runbook(String wanted) {
        return first(
                space.projects().runbooks(project.id()).stream(),
                runbook -> isMeant(wanted, runbook.id(), runbook.slug(), runbook.name()),
                "runbook '" + wanted + "'");
    }

    private static boolean isMeant(String wanted, String id, String slug, String name) {
        return wanted.equals(id) || wanted.equalsIgnoreCase(slug) || wanted.equalsIgnoreCase(name);
    }

    private <T> T first(Stream<T> all, Predicate<T> isMeant, String what) {
        return all.filter(isMeant)
                .findFirst()
                .orElseThrow(() -> new CiFailure(Reason.NOT_FOUND, project.name() + " has no " + what));
    }
}
