package dev.slipway.ci;

import java.io.Serializable;

/**
 * What a build server knows of the source it built; each may be empty.
 *
 * @param type {@code Git}, {@code SVN} and so on
 * @param repositoryUrl may hold a password, which is not sent on
 * @param branch without {@code refs/heads/}
 */
public record VcsFacts(String type, String repositoryUrl, String branch, String commit) implements Serializable {
    public static final VcsFacts NONE = new VcsFacts("", "", "", "");
}
