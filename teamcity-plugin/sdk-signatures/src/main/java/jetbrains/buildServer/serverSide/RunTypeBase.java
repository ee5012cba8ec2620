package jetbrains.buildServer.serverSide;

import java.util.Map;

public abstract class RunTypeBase {
    public abstract PropertiesProcessor getRunnerPropertiesProcessor();

    public abstract String getEditRunnerParamsJspFilePath();

    public abstract String getViewRunnerParamsJspFilePath();

    public abstract Map<String, String> getDefaultRunnerProperties();

    public String describeParameters(Map<String, String> parameters) {
        throw new UnsupportedOperationException("signature");
    }
}
