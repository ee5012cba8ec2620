package dev.slipway.client;

import dev.slipway.api.OverwriteMode;
import dev.slipway.client.Packages.Pushed;

/** Pushes a file: in parts when it is large and the server takes them, and otherwise in one request. */
final class FilePush {
    private final ApiPath space;
    private final FormPush form;
    private final PartedPush parted;

    FilePush(Api api, ApiPath space) {
        this.space = space;
        this.form = new FormPush(api);
        this.parted = new PartedPush(api, space);
    }

    Pushed push(PushedFile file, OverwriteMode mode, ProgressListener progress) {
        return parted.push(file, mode, progress)
                .orElseGet(() -> form.push(address(file), UploadSource.of(file.path()), file.name(), mode, progress));
    }

    private ApiPath address(PushedFile file) {
        return file.base() == null
                ? space.slash("packages", "raw")
                : space.slash("packages", file.base().packageId(), file.base().version(), "delta");
    }
}
