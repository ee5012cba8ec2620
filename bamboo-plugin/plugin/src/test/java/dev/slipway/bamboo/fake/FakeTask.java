package dev.slipway.bamboo.fake;

import com.atlassian.bamboo.build.LogEntry;
import com.atlassian.bamboo.build.logger.BuildLogger;
import com.atlassian.bamboo.configuration.ConfigurationMap;
import com.atlassian.bamboo.serialization.WhitelistedSerializable;
import com.atlassian.bamboo.task.CommonTaskContext;
import com.atlassian.bamboo.v2.build.CommonContext;
import com.atlassian.bamboo.variable.CustomVariableContext;
import com.atlassian.bamboo.variable.VariableContext;
import com.atlassian.bamboo.variable.VariableDefinitionContext;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A task while it runs, with the variables of what it is part of. */
public class FakeTask extends FakeIdentity
        implements CommonTaskContext, CommonContext, BuildLogger, CustomVariableContext {
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

    public FakeTask(String pluginKey, Path directory) {
        super(pluginKey);
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
}
