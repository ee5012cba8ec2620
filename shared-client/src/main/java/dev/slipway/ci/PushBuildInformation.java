package dev.slipway.ci;

import dev.slipway.api.BuildDetails;
import dev.slipway.api.BuildInformation;
import dev.slipway.api.Commit;
import dev.slipway.api.CreateBuildInformation;
import dev.slipway.client.SpaceClient;
import dev.slipway.json.WireJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Tells the server which build made packages, and of which commits; the server finds the work items in them. */
final class PushBuildInformation {
    private final Session session;

    PushBuildInformation(Session session) {
        this.session = session;
    }

    BuildInformationResult run(BuildInformationRequest request) {
        String spaceId = session.spaceId(request.space());
        SpaceClient space = session.space(spaceId);
        var pages = new Pages(session.connection(), spaceId);
        BuildDetails details = details(request);
        List<Link> links = new ArrayList<>();
        for (String packageId : request.packageIds()) {
            BuildInformation stored = space.buildInformation()
                    .push(
                            WireJson.empty(CreateBuildInformation.class)
                                    .withSpaceId(spaceId)
                                    .withPackageId(packageId)
                                    .withVersion(request.version())
                                    .withOctopusBuildInformation(details),
                            request.overwriteMode());
            var link = new Link(
                    "Build information of " + packageId + " " + request.version(), pages.buildInformation(stored.id()));
            session.log().link(link.text(), URI.create(link.url()));
            links.add(link);
        }
        return new BuildInformationResult(request.version(), details.commits().size(), List.copyOf(links));
    }

    private BuildDetails details(BuildInformationRequest request) {
        BuildFacts facts = session.build().facts();
        return WireJson.empty(BuildDetails.class)
                .withBuildEnvironment(facts.buildServer())
                .withBuildNumber(facts.number())
                .withBuildUrl(facts.url())
                .withBranch(or(request.branch(), facts.vcs().branch()))
                .withVcsType(or(facts.vcs().type(), "Unknown"))
                .withVcsRoot(withoutUser(or(request.repositoryUrl(), facts.vcs().repositoryUrl())))
                .withVcsCommitNumber(or(request.commit(), facts.vcs().commit()))
                .withCommits(SentCommits.of(session.build()).stream()
                        .map(commit -> new Commit(commit.id(), commit.comment(), null))
                        .toList());
    }

    private static String or(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    /** A user name or a token in the address of a repository is nobody's business. */
    private static String withoutUser(String url) {
        return url.replaceFirst("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/]*@", "$1");
    }
}
