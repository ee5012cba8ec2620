package com.cloudbees.plugins.credentials.domains;

import java.util.List;

/** Twin for tests of what is only a signature otherwise. */
public class URIRequirementBuilder {
    private URIRequirementBuilder() {}

    public static URIRequirementBuilder fromUri(String uri) {
        return new URIRequirementBuilder();
    }

    public List<DomainRequirement> build() {
        return List.of();
    }
}
