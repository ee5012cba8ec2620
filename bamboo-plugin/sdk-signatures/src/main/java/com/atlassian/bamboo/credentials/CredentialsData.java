package com.atlassian.bamboo.credentials;

import java.util.Map;

public interface CredentialsData {
    Map<String, String> getConfiguration();
}
