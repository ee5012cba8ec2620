package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Descriptor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kohsuke.stapler.DataBoundSetter;

/** Twin for tests of what is only a signature otherwise. */
public abstract class StepDescriptor extends Descriptor<Step> {
    public abstract Set<? extends Class<?>> getRequiredContext();

    public abstract String getFunctionName();

    public boolean takesImplicitBlockArgument() {
        return false;
    }
    /** As the library for data binding of Jenkins does it, as far as steps use that. */
    public Step newInstance(Map<String, Object> arguments) throws Exception {
        Step step = (Step) clazz.getConstructor().newInstance();
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            Method setter = Stream.of(clazz.getMethods())
                    .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                    .filter(method -> method.getName().equalsIgnoreCase("set" + argument.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no " + argument.getKey()));
            setter.invoke(step, argument.getValue());
        }
        return step;
    }
}
