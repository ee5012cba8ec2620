package dev.slipway.jenkins.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A step of the plugin for Octopus Deploy as a job's {@code config.xml} has it, on its way to one of Slipway. */
final class OctopusStep {
    private final Element step;
    private final Map<String, Object> arguments = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    OctopusStep(Element step) {
        this.step = step;
    }

    /** Empty when the element is no such step. */
    Optional<MigratedStep> migrated() {
        String type = step.getTagName();
        return switch (type.substring(type.lastIndexOf('.') + 1)) {
            case "OctopusDeployPackRecorder" -> Optional.of(pack());
            case "OctopusDeployPushRecorder" -> Optional.of(push());
            case "OctopusDeployPushBuildInformationRecorder" -> Optional.of(buildInformation());
            case "OctopusDeployReleaseRecorder" -> Optional.of(createRelease());
            case "OctopusDeployDeploymentRecorder" -> Optional.of(deployRelease());
            default -> Optional.empty();
        };
    }

    private MigratedStep pack() {
        copy("packageId", "packageId");
        copy("packageVersion", "version");
        set("format", text("packageFormat").startsWith("nu") ? "nupkg" : "zip");
        copy("sourcePath", "basePath");
        list("includePaths", "includes");
        copy("outputPath", "outputDirectory");
        flag("overwriteExisting", "overwrite");
        return of("slipwayPack");
    }

    private MigratedStep push() {
        server();
        list("packagePaths", "packagePaths");
        copy("overwriteMode", "overwriteMode");
        return of("slipwayPush");
    }

    private MigratedStep buildInformation() {
        server();
        list("packageId", "packageIds");
        copy("packageVersion", "version");
        copy("gitBranch", "branch");
        copy("gitCommit", "commit");
        copy("gitUrl", "repositoryUrl");
        copy("overwriteMode", "overwriteMode");
        if (!text("commentParser").isEmpty()) {
            leftOut.add("The comment parser " + text("commentParser")
                    + " is not sent: the server finds work items by its own settings.");
        }
        return of("slipwayBuildInformation");
    }

    private MigratedStep createRelease() {
        server();
        copy("project", "project");
        copy("releaseVersion", "version");
        copy("channel", "channel");
        copy("gitRef", "gitRef");
        copy("gitCommit", "gitCommit");
        packages();
        copy("defaultPackageVersion", "defaultPackageVersion");
        if (isSet("releaseNotes")) {
            if (text("releaseNotesSource").equals("scm")) {
                set("releaseNotesFromChanges", true);
            } else {
                copy("releaseNotesFile", "releaseNotesFile");
            }
        }
        flag("jenkinsUrlLinkback", "linkToBuild");
        if (isSet("deployThisRelease")) {
            list("environment", "deployTo");
            execution();
        }
        return of("slipwayCreateRelease");
    }

    private MigratedStep deployRelease() {
        server();
        copy("project", "project");
        copy("releaseVersion", "version");
        list("environment", "environments");
        execution();
        return of("slipwayDeployRelease");
    }

    private void server() {
        if (!text("serverId").equals("default")) {
            copy("serverId", "server");
        }
        copy("spaceId", "space");
    }

    /** There, waiting is off unless said otherwise; here it is on. */
    private void execution() {
        list("tenant", "tenants");
        list("tenantTag", "tenantTags");
        copy("variables", "variables");
        if (isSet("waitForDeployment")) {
            copy("deploymentTimeout", "timeout");
            flag("cancelOnTimeout", "cancelOnTimeout");
        } else {
            set("wait", false);
        }
    }

    private void packages() {
        NodeList configurations = step.getElementsByTagName("hudson.plugins.octopusdeploy.PackageConfiguration");
        List<String> packages = elements(configurations).stream()
                .map(one -> {
                    String reference = text(one, "packageReferenceName");
                    return text(one, "packageName") + ":" + (reference.isEmpty() ? "" : reference + ":")
                            + text(one, "packageVersion");
                })
                .toList();
        if (!packages.isEmpty()) {
            set("packages", packages);
        }
    }

    private MigratedStep of(String function) {
        if (!text("additionalArgs").isEmpty()) {
            leftOut.add("The arguments for the command line are not known here: " + text("additionalArgs"));
        }
        return new MigratedStep(function, arguments, leftOut);
    }

    private void copy(String from, String to) {
        if (!text(from).isEmpty()) {
            set(to, text(from));
        }
    }

    private void flag(String from, String to) {
        if (isSet(from)) {
            set(to, true);
        }
    }

    /** Of lines or of what stands between commas. */
    private void list(String from, String to) {
        String separator = text(from).contains("\n") ? "\n" : ",";
        List<String> items = List.of(text(from).split(separator)).stream()
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
        if (!items.isEmpty()) {
            set(to, items);
        }
    }

    private void set(String parameter, Object value) {
        arguments.put(parameter, value);
    }

    private boolean isSet(String field) {
        return text(field).equals("true");
    }

    private String text(String field) {
        return text(step, field);
    }

    private static String text(Element parent, String field) {
        return elements(parent.getChildNodes()).stream()
                .filter(child -> child.getTagName().equals(field))
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .toList();
    }
}
