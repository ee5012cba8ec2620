package com.cloudbees.plugins.credentials.common;

/** Twin for tests of what is only a signature otherwise. */
public class StandardListBoxModel
        extends AbstractIdCredentialsListBoxModel<StandardListBoxModel, StandardCredentials> {}
