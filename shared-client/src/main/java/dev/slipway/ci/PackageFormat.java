package dev.slipway.ci;

import java.util.stream.Stream;

/** The kinds of archive that can be packed. */
public enum PackageFormat {
    ZIP("zip"),
    NUPKG("nupkg"),
    TAR_GZ("tar.gz"),
    JAR("jar");

    private final String extension;

    PackageFormat(String extension) {
        this.extension = extension;
    }

    /** Without the dot; also how the format is written in a form. */
    public String extension() {
        return extension;
    }

    static PackageFormat of(String choice) {
        return Stream.of(values())
                .filter(format -> format.extension.equals(choice))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(choice));
    }
}
