package dev.slipway.client;

import dev.slipway.api.BuildInformation;
import dev.slipway.api.CreateBuildInformation;
import dev.slipway.api.OverwriteMode;

/** What CI servers told about the builds of package versions. */
public final class BuildInformationStore extends ReadableResources<BuildInformation> {
    BuildInformationStore(Api api, ApiPath space) {
        super(api, space.slash("build-information"), BuildInformation.class, BuildInformation::packageId);
    }

    /** The package need not be there yet. */
    public BuildInformation push(CreateBuildInformation command, OverwriteMode mode) {
        return api().post(
                        path().with(Query.all().with("overwriteMode", mode)),
                        Api.json(command),
                        BuildInformation.class);
    }

    public void delete(String id) {
        api().delete(path(id));
    }
}
