package com.atlassian.bamboo.credentials;

public interface CredentialsAccessor {
    CredentialsData getCredentialsByName(String name);
}
