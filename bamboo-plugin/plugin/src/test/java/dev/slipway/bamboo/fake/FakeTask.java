package dev.slipway.bamboo.fake;

import com.atlassian.bamboo.build.LogEntry;
import com.atlassian.bamboo.build.logger.BuildLogger;
import com.atlassian.bamboo.commit.CommitContext;
import com.atlassian.bamboo.configuration.ConfigurationMap;
import com.atlassian.bamboo.serialization.WhitelistedSerializable;
import com.atlassian.bamboo.task.TaskContext;
import com.atlassian.bamboo.v2.build.BuildChanges;
import com.atlassian.bamboo.v2.build.BuildContext;
import com.atlassian.bamboo.v2.build.CommonContext;
import com.atlassian.bamboo.variable.CustomVariableContext;
import com.atlassian.bamboo.variable.VariableContext;
import com.atlassian.bamboo.variable.VariableDefinitionContext;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A task in the middle of a build, with the variables of that build. */
public final class FakeTask implements TaskContext, BuildContext, BuildChanges, BuildLogger, CustomVariableContext {
    private final String pluginKey;
    private final Path directory;

    /** As Bamboo gives it to a task: with its variables put in. */
    public final Configuration configuration = new Configuration();

    /** What the Bamboo server has sent along. */
    public final Map<String, String> runtime = new HashMap<>();

    /** Those that Bamboo has set, without {@code bamboo.}. */
    public final Map<String, String> variables = new TreeMap<>();

    /** Those that the task has set. */
    public final Map<String, String> results = new TreeMap<>();

    /** As it would be shown: errors begin with an exclamation mark. */
    public final List<String> log = new CopyOnWriteArrayList<>();

    private final List<CommitContext> changes = new ArrayList<>();
    private boolean isWithoutChanges;

    public FakeTask(String pluginKey, Path directory) {
        this.pluginKey = pluginKey;
        this.directory = directory;
    }

    /** A configuration that knows what its texts mean as numbers and flags. */
    public static final class Configuration extends HashMap<String, String> implements ConfigurationMap {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean getAsBoolean(String key) {
            return Boolean.parseBoolean(get(key));
        }

        @Override
        public long getAsLong(String key) {
            return Long.parseLong(get(key));
        }
    }

    private record Variable(String key, String value) implements VariableDefinitionContext {
        @Override
        public String getKey() {
            return key;
        }

        @Override
        public String getValue() {
            return value;
        }
    }

    public FakeTask with(String field, String value) {
        configuration.put(field, value);
        return this;
    }

    public FakeTask withChange(String id, String comment) {
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
    public FakeTask withoutChanges() {
        isWithoutChanges = true;
        return this;
    }

    @Override
    public String addBuildLogEntry(LogEntry logEntry) {
        log.add(logEntry.getUnstyledLog());
        return logEntry.getLog();
    }

    @Override
    public String addErrorLogEntry(LogEntry logEntry) {
        log.add("! " + logEntry.getUnstyledLog());
        return logEntry.getLog();
    }

    @Override
    public VariableContext getVariableContext() {
        return new VariableContext() {
            private static final long serialVersionUID = 1L;

            @Override
            public Map<String, VariableDefinitionContext> getEffectiveVariables() {
                return variables.entrySet().stream()
                        .filter(one -> !one.getKey().startsWith("planRepository."))
                        .collect(
                                Collectors.toMap(Map.Entry::getKey, one -> new Variable(one.getKey(), one.getValue())));
            }

            @Override
            public void addResultVariable(String key, String value) {
                results.put(key, value);
            }
        };
    }

    @Override
    public Map<String, VariableDefinitionContext> getVariableContexts() {
        return Map.of();
    }

    /** As Bamboo since 8: a variable that is not there is an error. */
    @Override
    public String substituteString(String string) {
        String name = string.substring("${bamboo.".length(), string.length() - 1);
        if (!variables.containsKey(name)) {
            throw new IllegalStateException("There is no variable " + name);
        }
        return variables.get(name);
    }

    @Override
    public Set<Long> getRelevantRepositoryIds() {
        return Set.of(7L);
    }

    @Override
    public BuildChanges getBuildChanges() {
        return this;
    }

    @Override
    public List<CommitContext> getChanges(long repositoryId) {
        if (isWithoutChanges) {
            throw new NoSuchMethodError("getChanges");
        }
        return repositoryId == 7L ? changes : List.of();
    }

    @Override
    public BuildContext getBuildContext() {
        return this;
    }

    @Override
    public CommonContext getCommonContext() {
        return this;
    }

    @Override
    public BuildLogger getBuildLogger() {
        return this;
    }

    @Override
    public File getRootDirectory() {
        return directory.toFile();
    }

    @Override
    public File getWorkingDirectory() {
        return directory.toFile();
    }

    @Override
    public ConfigurationMap getConfigurationMap() {
        return configuration;
    }

    @Override
    public Map<String, String> getRuntimeTaskContext() {
        return runtime;
    }

    @Override
    public Map<String, WhitelistedSerializable> getRuntimeTaskData() {
        return Map.of();
    }

    @Override
    public boolean doesTaskProduceTestResults() {
        return false;
    }

    @Override
    public long getId() {
        return 1;
    }

    @Override
    public String getPluginKey() {
        return pluginKey;
    }

    @Override
    public String getUserDescription() {
        return "";
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public boolean isFinalising() {
        return false;
    }
}
