package hudson;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Twin for tests of what is only a signature otherwise. */
public class EnvVars extends TreeMap<String, String> {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}|\\$(\\w+)");

    public EnvVars() {
        super(String.CASE_INSENSITIVE_ORDER);
    }

    public EnvVars(Map<String, String> variables) {
        this();
        putAll(variables);
    }

    public String expand(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        getOrDefault(found.group(1) == null ? found.group(2) : found.group(1), found.group())));
    }

    public void override(String key, String value) {
        put(key, value);
    }

    public String get(String key, String fallback) {
        return getOrDefault(key, fallback);
    }
}
