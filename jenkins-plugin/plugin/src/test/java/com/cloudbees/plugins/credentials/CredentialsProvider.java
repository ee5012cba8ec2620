package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.springframework.security.core.Authentication;

/** Twin for tests of what is only a signature otherwise. */
@SuppressWarnings("rawtypes") // as Jenkins has them
public abstract class CredentialsProvider {
    private static final Map<String, StringCredentials> OF_SYSTEM = new ConcurrentHashMap<>();
    private static final Map<String, StringCredentials> OF_JOBS = new ConcurrentHashMap<>();
    /** For all of Jenkins, out of the reach of jobs. */
    public static void addToSystem(StringCredentials secret) {
        OF_SYSTEM.put(secret.getId(), secret);
    }
    /** For a job, by its full name. */
    public static void addToJob(String job, StringCredentials secret) {
        OF_JOBS.put(job + "/" + secret.getId(), secret);
    }

    public static <C extends IdCredentials> C findCredentialById(
            String id, Class<C> type, Run<?, ?> run, List<DomainRequirement> domainRequirements) {
        return type.cast(OF_JOBS.get(run.getParent().getFullName() + "/" + id));
    }

    public static <C extends Credentials> C track(Run build, C credentials) {
        return credentials;
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItem(
            Class<C> type, Item item, Authentication authentication, List<DomainRequirement> domainRequirements) {
        return OF_JOBS.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(item.getFullName() + "/"))
                .map(entry -> type.cast(entry.getValue()))
                .toList();
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(
            Class<C> type,
            ItemGroup itemGroup,
            Authentication authentication,
            List<DomainRequirement> domainRequirements) {
        return OF_SYSTEM.values().stream().map(type::cast).toList();
    }
}
