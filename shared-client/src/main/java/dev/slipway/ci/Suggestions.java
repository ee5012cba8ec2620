package dev.slipway.ci;

import dev.slipway.api.Channel;
import dev.slipway.api.Environment;
import dev.slipway.api.Machine;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.Runbook;
import dev.slipway.api.Space;
import dev.slipway.api.Tag;
import dev.slipway.api.Tenant;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SpaceClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a form can offer for a field, asked of the server while somebody fills it in. */
public enum Suggestions {
    SPACES(false) {
        @Override
        Stream<String> names(SlipwayClient client, String space, String project) {
            return client.spaces().all().stream().map(Space::name);
        }
    },
    PROJECTS(false) {
        @Override
        Stream<String> names(SlipwayClient client, String space, String project) {
            return in(client, space).projects().all().stream().map(Project::name);
        }
    },
    ENVIRONMENTS(false) {
        @Override
        Stream<String> names(SlipwayClient client, String space, String project) {
            return in(client, space).environments().all().stream().map(Environment::name);
        }
    },
    TENANTS(false) {
        @Override
        Stream<String> names(SlipwayClient client, String space, String project) {
            return in(client, space).tenants().all().stream().map(Tenant::name);
        }
    },
    TENANT_TAGS(false) {
        @Override
        Stream<String> names(SlipwayClient client, String space, String project) {
            return in(client, space).tagSets().all().stream()
                    .flatMap(set -> set.tags().stream())
                    .map(Tag::canonicalTagName);
        }
    },
    TARGETS(false) {
        @Override
        Stream<String> names(SlipwayClient client, String space, String project) {
            return in(client, space).machines().all().stream().map(Machine::name);
        }
    },
    CHANNELS(true) {
        @Override
        Stream<String> names(SlipwayClient client, String space, String project) {
            SpaceClient ofSpace = in(client, space);
            return ofSpace.projects().channels(id(ofSpace, project)).stream().map(Channel::name);
        }
    },
    RUNBOOKS(true) {
        @Override
        Stream<String> names(SlipwayClient client, String space, String project) {
            SpaceClient ofSpace = in(client, space);
            return ofSpace.projects().runbooks(id(ofSpace, project)).stream().map(Runbook::name);
        }
    },
    /** Newest first. */
    RELEASES(true) {
        @Override
        Stream<String> names(SlipwayClient client, String space, String project) {
            SpaceClient ofSpace = in(client, space);
            return ofSpace.projects().releases(id(ofSpace, project)).stream().map(Release::version);
        }
    };

    /** How many names are told at the most; where there are so many, there may be more. */
    public static final int MOST = 1000;

    private final boolean isOfProject;

    Suggestions(boolean isOfProject) {
        this.isOfProject = isOfProject;
    }

    /** What a field of an operation is chosen from; empty where one has to type. */
    public static Optional<Suggestions> of(CiOperation operation, Field field) {
        return switch (field.name()) {
            case "space" -> Optional.of(SPACES);
            case "project" -> Optional.of(PROJECTS);
            case "environments", "deployTo", "from", "to" -> Optional.of(ENVIRONMENTS);
            case "tenants" -> Optional.of(TENANTS);
            case "tenantTags" -> Optional.of(TENANT_TAGS);
            case "targets", "excludedTargets" -> Optional.of(TARGETS);
            case "channel" -> Optional.of(CHANNELS);
            case "runbook" -> Optional.of(RUNBOOKS);
            case "version" -> operation == CiOperation.DEPLOY ? Optional.of(RELEASES) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether there is nothing to offer before a project has been chosen. */
    public boolean isOfProject() {
        return isOfProject;
    }

    /**
     * The names, at most a thousand. Takes seconds at most.
     *
     * @param space name or id; empty for the connection's
     * @param project name, slug or id; looked at only by those that are {@link #isOfProject of a project}
     * @throws CiFailure when the server cannot be asked, or has no such space or project
     */
    public List<String> ask(ServerConnection server, String space, String project) {
        if (isOfProject && project.isBlank()) {
            return List.of();
        }
        String wanted = space.isBlank() ? server.space() : space;
        return Operations.translated(() -> {
            try (SlipwayClient client = server.connectBriefly()) {
                return names(client, wanted.strip(), project.strip())
                        .limit(MOST)
                        .toList();
            }
        });
    }

    abstract Stream<String> names(SlipwayClient client, String space, String project);

    private static SpaceClient in(SlipwayClient client, String space) {
        return client.space(Session.spaceId(client, space));
    }

    private static String id(SpaceClient space, String project) {
        return space.projects().named(project).id();
    }
}
