package com.atlassian.bamboo.ww2;

import com.atlassian.bamboo.ww2.aware.permissions.GlobalReadSecurityAware;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what it is told, where the signature throws. */
public class BambooActionSupport implements GlobalReadSecurityAware {
    private final Map<String, List<String>> fieldErrors = new LinkedHashMap<>();
    private final List<String> actionErrors = new ArrayList<>();

    public BambooActionSupport() {}

    public void addFieldError(String fieldName, String errorMessage) {
        fieldErrors.computeIfAbsent(fieldName, field -> new ArrayList<>()).add(errorMessage);
    }

    public void addActionError(String anErrorMessage) {
        actionErrors.add(anErrorMessage);
    }

    public Map<String, List<String>> fieldErrors() {
        return fieldErrors;
    }

    public List<String> actionErrors() {
        return actionErrors;
    }
}
