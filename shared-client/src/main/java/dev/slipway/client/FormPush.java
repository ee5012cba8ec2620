package dev.slipway.client;

import dev.slipway.api.OverwriteMode;
import dev.slipway.api.PackageVersion;
import dev.slipway.client.Packages.Pushed;
import dev.slipway.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import okio.Okio;

/** Pushes a file in one request. */
final class FormPush {
    static final int CREATED = 201;

    private final Api api;

    FormPush(Api api) {
        this.api = api;
    }

    Pushed push(ApiPath to, UploadSource source, String fileName, OverwriteMode mode, ProgressListener progress) {
        MultipartFile body;
        try {
            body = new MultipartFile(fileName, source, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var request = api.request("POST", to.with(Query.all().with("overwriteMode", mode)), Map.of(), body);
        return api.exchange(
                () -> request,
                mode != OverwriteMode.FAIL_IF_EXISTS,
                answer -> new Pushed(
                        WireJson.read(Okio.buffer(Okio.source(answer.body())), PackageVersion.class),
                        answer.status() == CREATED,
                        body.fileLength()));
    }
}
