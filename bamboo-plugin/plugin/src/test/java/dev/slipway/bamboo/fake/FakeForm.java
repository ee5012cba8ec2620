package dev.slipway.bamboo.fake;

import com.atlassian.bamboo.collections.ActionParametersMap;
import com.atlassian.bamboo.utils.error.ErrorCollection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a browser sends for a form, and what it is told about it. */
public final class FakeForm extends HashMap<String, Object> implements ActionParametersMap, ErrorCollection {
    private static final long serialVersionUID = 1L;

    /** By the names of the controls. */
    public final Map<String, String> errors = new LinkedHashMap<>();

    public FakeForm with(String control, String value) {
        put(control, value);
        return this;
    }

    @Override
    public String getString(String key) {
        return (String) get(key);
    }

    @Override
    public boolean getBoolean(String key) {
        return Boolean.parseBoolean((String) get(key));
    }

    @Override
    public void addError(String field, String message) {
        errors.put(field, message);
    }

    @Override
    public void addErrorMessage(String message) {
        errors.put("", message);
    }

    @Override
    public boolean hasAnyErrors() {
        return !errors.isEmpty();
    }
}
