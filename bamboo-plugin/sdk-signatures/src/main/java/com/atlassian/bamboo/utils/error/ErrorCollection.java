package com.atlassian.bamboo.utils.error;

public interface ErrorCollection {
    void addError(String field, String message);

    void addErrorMessage(String message);

    boolean hasAnyErrors();
}
