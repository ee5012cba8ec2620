package com.atlassian.bamboo.ww2.aware.permissions;

public interface GlobalAdminSecurityAware {}
