package dev.slipway.ci;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Build information that is on the server now; {@code links} is a page for each package. */
public record BuildInformationResult(String version, int commits, List<Link> links) implements CiResult {
    @Override
    public Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("version", version);
        values.put("commits", commits);
        values.put("urls", new ArrayList<>(links.stream().map(Link::url).toList()));
        return values;
    }

    @Override
    public Map<String, String> outputs() {
        return Map.of("slipway.buildinformation.commits", String.valueOf(commits));
    }
}
