package dev.slipway.ci;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A package file.
 *
 * @param path absolute, on the machine that packed
 * @param sha256 in lower-case hexadecimal digits
 * @param size in bytes
 */
public record PackResult(String packageId, String version, String path, String sha256, long size) implements CiResult {
    @Override
    public Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("packageId", packageId);
        values.put("version", version);
        values.put("path", path);
        values.put("sha256", sha256);
        values.put("size", size);
        return values;
    }

    @Override
    public Map<String, String> outputs() {
        return Map.of(
                "slipway.package.id", packageId,
                "slipway.package.version", version,
                "slipway.package.path", path,
                "slipway.package.sha256", sha256);
    }

    @Override
    public List<Link> links() {
        return List.of();
    }
}
