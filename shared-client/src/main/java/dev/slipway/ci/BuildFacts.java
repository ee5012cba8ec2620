package dev.slipway.ci;

import java.io.Serializable;
import java.util.List;

/**
 * Which build this is.
 *
 * @param buildServer {@code Jenkins}, {@code TeamCity} or {@code Bamboo}
 * @param name of the job and the build, for people: {@code web » main #42}
 * @param number what the build server shows as the build's number
 * @param url the build's page; empty where the build server does not know its own address
 * @param commits newest first
 */
public record BuildFacts(
        String buildServer, String name, String number, String url, VcsFacts vcs, List<BuildCommit> commits)
        implements Serializable {
    public BuildFacts {
        commits = List.copyOf(commits);
    }
}
