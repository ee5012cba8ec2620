package dev.slipway.ci;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The packages of a push, in the order of their files' names. */
public record PushResult(List<PushedPackage> packages) implements CiResult {
    @Override
    public Map<String, Object> values() {
        var all = new ArrayList<LinkedHashMap<String, Object>>();
        for (PushedPackage pushed : packages) {
            var one = new LinkedHashMap<String, Object>();
            one.put("packageId", pushed.packageId());
            one.put("version", pushed.version());
            one.put("url", pushed.url());
            one.put("isNew", pushed.isNew());
            all.add(one);
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("packages", all);
        return values;
    }

    @Override
    public Map<String, String> outputs() {
        return Map.of(
                "slipway.packages",
                packages.stream()
                        .map(pushed -> pushed.packageId() + ":" + pushed.version())
                        .collect(Collectors.joining(",")));
    }

    @Override
    public List<Link> links() {
        return packages.stream()
                .map(pushed -> new Link(pushed.packageId() + " " + pushed.version(), pushed.url()))
                .toList();
    }
}
