package dev.slipway.server.release;

import dev.slipway.api.SelectedPackage;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which versions of packages whoever makes a release asked for (R7.6). */
public final class PackageOverrides {
    private static final String ANY = "*";
    private static final String SEPARATORS = ":/=";
    private static final int MOST = 1_000;

    /**
     * One wish.
     *
     * @param text as it was sent
     * @param owner a step name or package id; empty for any
     * @param reference the name of a reference, or the id of its package; null when the wish is for all references
     */
    private record Wish(String text, String owner, @Nullable String reference, String version) {
        /** How closely the wish names the package; none when it is not meant. */
        Optional<Integer> closeness(PackageNeed need) {
            String wanted = reference == null ? "" : reference;
            boolean namesReference = !wanted.isEmpty();
            if (namesReference && !Names.same(wanted, need.referenceName()) && !Names.same(wanted, need.packageId())) {
                return Optional.empty();
            }
            if (owner.isEmpty()) {
                return Optional.of(namesReference ? 80 : 0);
            }
            if (Names.same(owner, need.actionName()) || Names.same(owner, need.stepName())) {
                return Optional.of(namesReference ? 100 : 50);
            }
            if (Names.same(owner, need.packageId())) {
                return Optional.of(namesReference ? 90 : 40);
            }
            return Optional.empty();
        }
    }

    private final List<Wish> wishes;

    private PackageOverrides(List<Wish> wishes) {
        this.wishes = List.copyOf(wishes);
    }

    /**
     * @param texts such as {@code Deploy web:conf:3.0}, of which later ones win over equally close ones
     * @param defaultVersion for all packages that no text names; blank for none
     * @throws Invalid naming the first text that makes no sense
     */
    static PackageOverrides parse(List<String> texts, String defaultVersion) {
        if (texts.size() > MOST) {
            throw new Invalid("Packages", "Packages has " + texts.size() + " elements; at most " + MOST + " fit");
        }
        var wishes = new ArrayList<Wish>();
        if (!defaultVersion.isBlank()) {
            wishes.add(new Wish(defaultVersion, "", null, version("PackageVersion", defaultVersion, defaultVersion)));
        }
        texts.stream().map(PackageOverrides::wish).forEach(wishes::add);
        return new PackageOverrides(wishes);
    }

    /** Exact choices, as a release resource has them. */
    public static PackageOverrides of(List<SelectedPackage> selected) {
        return new PackageOverrides(selected.stream()
                .map(choice -> {
                    String owner = choice.actionName().isBlank() ? choice.stepName() : choice.actionName();
                    String reference = choice.packageReferenceName();
                    String text = owner + ":" + reference + ":" + choice.version();
                    return new Wish(text, owner, reference, version("SelectedPackages", choice.version(), text));
                })
                .toList());
    }

    private static Wish wish(String text) {
        List<String> parts = parts(text);
        String version = version("Packages", parts.get(parts.size() - 1), text);
        return switch (parts.size()) {
            case 1 -> new Wish(text, "", null, version);
            case 2 -> new Wish(text, parts.get(0), null, version);
            case 3 -> new Wish(text, parts.get(0), parts.get(1), version);
            default ->
                throw new Invalid(
                        "Packages",
                        "Packages: '" + Checks.quote(text)
                                + "' has too many parts; write Version, PackageOrStep:Version or Step:Reference:Version");
        };
    }

    private static String version(String field, String version, String text) {
        String stripped = version.strip();
        if (Version.tryParse(stripped, VersionKind.GENERIC).isEmpty()) {
            throw new Invalid(field, field + ": '" + Checks.quote(text) + "' does not end with a version");
        }
        return stripped;
    }

    /** Cut at the separators that no backslash escapes; {@code *} is the same as nothing. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                part.append(text.charAt(i));
            } else if (SEPARATORS.indexOf(c) >= 0) {
                parts.add(meaning(part));
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(meaning(part));
        return parts;
    }

    private static String meaning(StringBuilder part) {
        String text = part.toString().strip();
        return text.equals(ANY) ? "" : text;
    }

    /** The version that was asked for; of equally close wishes the last one counts. */
    Optional<String> versionOf(PackageNeed need) {
        String best = null;
        int closest = -1;
        for (Wish wish : wishes) {
            int closeness = wish.closeness(need).orElse(-1);
            if (closeness >= 0 && closeness >= closest) {
                closest = closeness;
                best = wish.version();
            }
        }
        return Optional.ofNullable(best);
    }

    /** The wishes that name something which none of the packages is. */
    List<String> meaningNoneOf(List<PackageNeed> needs) {
        return wishes.stream()
                .filter(wish -> !wish.owner().isEmpty()
                        || (wish.reference() != null && !wish.reference().isEmpty()))
                .filter(wish ->
                        needs.stream().allMatch(need -> wish.closeness(need).isEmpty()))
                .map(Wish::text)
                .toList();
    }
}
