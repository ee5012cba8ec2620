package com.atlassian.bamboo.ww2;

import com.atlassian.bamboo.ww2.aware.permissions.GlobalReadSecurityAware;

public class BambooActionSupport implements GlobalReadSecurityAware {
    public BambooActionSupport() {}

    public void addFieldError(String fieldName, String errorMessage) {
        throw new UnsupportedOperationException("stub");
    }

    public void addActionError(String anErrorMessage) {
        throw new UnsupportedOperationException("stub");
    }
}
