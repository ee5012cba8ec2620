package dev.slipway.bamboo.fake;

import com.atlassian.bamboo.commit.CommitContext;
import com.atlassian.bamboo.task.TaskContext;
import com.atlassian.bamboo.v2.build.BuildChanges;
import com.atlassian.bamboo.v2.build.BuildContext;
import com.atlassian.bamboo.v2.build.CurrentBuildResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A task of a build plan. */
public final class FakeBuild extends FakeTask implements TaskContext, BuildContext, BuildChanges {
    private static final long REPOSITORY = 7;

    /** What Bamboo keeps with the build. */
    public final Map<String, String> kept = new TreeMap<>();

    private final List<CommitContext> changes = new ArrayList<>();
    private boolean isOther;

    /** Of the 42nd build of the plan "Shop - Web". */
    public FakeBuild(String pluginKey, Path directory) {
        super(pluginKey, directory);
        variables.putAll(Map.of(
                "planName", "Shop - Web",
                "buildNumber", "42",
                "buildResultsUrl", "https://bamboo.example/browse/SHOP-WEB-42"));
    }

    /** A commit on the branch "main". */
    public FakeBuild withChange(String id, String comment) {
        variables.putAll(Map.of(
                "planRepository.revision", id,
                "planRepository.branchName", "main",
                "planRepository.repositoryUrl", "https://git.example/shop.git",
                "planRepository.type", "gitv2"));
        changes.add(new CommitContext() {
            @Override
            public String getChangeSetId() {
                return id;
            }

            @Override
            public String getComment() {
                return comment;
            }
        });
        return this;
    }

    /** As in a version of Bamboo whose classes are others than those the plugin was compiled against. */
    public FakeBuild ofOtherClasses() {
        isOther = true;
        return this;
    }

    @Override
    public Set<Long> getRelevantRepositoryIds() {
        return Set.of(REPOSITORY);
    }

    @Override
    public BuildChanges getBuildChanges() {
        return this;
    }

    @Override
    public List<CommitContext> getChanges(long repositoryId) {
        if (isOther) {
            throw new NoSuchMethodError("getChanges");
        }
        return repositoryId == REPOSITORY ? changes : List.of();
    }

    @Override
    public CurrentBuildResult getBuildResult() {
        if (isOther) {
            throw new NoSuchMethodError("getBuildResult");
        }
        return () -> kept;
    }

    @Override
    public BuildContext getBuildContext() {
        return this;
    }
}
