package dev.slipway.jenkins.server;

import hudson.Extension;
import hudson.ExtensionList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;

/** The servers of this Jenkins: the section "Slipway" of the page "System", and {@code unclassified: slipway:} as code. */
@Extension
@Symbol("slipway")
public final class SlipwayConfiguration extends GlobalConfiguration {
    private List<SlipwayServer> servers = new ArrayList<>();

    public SlipwayConfiguration() {
        load();
    }

    public static SlipwayConfiguration get() {
        return ExtensionList.lookupSingleton(SlipwayConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Slipway";
    }

    /** The first is the one that jobs use which name none. */
    public List<SlipwayServer> getServers() {
        return List.copyOf(servers);
    }

    /** Stores them; an entry of the form that was left empty is none. */
    @DataBoundSetter
    public void setServers(List<SlipwayServer> servers) {
        this.servers = new ArrayList<>(
                servers.stream().filter(server -> !server.isBlank()).toList());
        save();
    }

    /** @param id empty for the first */
    Optional<SlipwayServer> server(String id) {
        return servers.stream()
                .filter(server -> id.isEmpty() || server.getId().equals(id))
                .findFirst();
    }
}
