package jenkins.tasks;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildWrapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Twin for tests of what is only a signature otherwise. */
public abstract class SimpleBuildWrapper extends BuildWrapper {
    public abstract void setUp(
            Context context,
            Run<?, ?> build,
            FilePath workspace,
            Launcher launcher,
            TaskListener listener,
            EnvVars initialEnvironment)
            throws IOException, InterruptedException;

    public abstract ConsoleLogFilter createLoggerDecorator(Run<?, ?> build);
    /** What is changed for the build. */
    public static final class Context {
        private final Map<String, String> env = new TreeMap<>();

        public void env(String key, String value) {
            env.put(key, value);
        }

        public Map<String, String> getEnv() {
            return env;
        }
    }
}
