package dev.slipway.server.machine;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways to reach a machine (R2.6): those that official clients know, for any other makes whole lists fail in them. */
public enum CommunicationStyle {
    NONE("None"),
    TENTACLE_PASSIVE("TentaclePassive"),
    TENTACLE_ACTIVE("TentacleActive"),
    SSH("Ssh"),
    OFFLINE_DROP("OfflineDrop"),
    AZURE_WEB_APP("AzureWebApp"),
    AZURE_CLOUD_SERVICE("AzureCloudService"),
    AZURE_SERVICE_FABRIC_CLUSTER("AzureServiceFabricCluster"),
    FTP("Ftp"),
    KUBERNETES("Kubernetes"),
    KUBERNETES_TENTACLE("KubernetesTentacle"),
    AWS_ECS_CLUSTER("AwsEcsCluster");

    private final String wireName;

    CommunicationStyle(String wireName) {
        this.wireName = wireName;
    }

    /** The style of that name, in any case. */
    public static Optional<CommunicationStyle> of(String wireName) {
        return Stream.of(values())
                .filter(style -> style.wireName.equalsIgnoreCase(wireName.strip()))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    static String inWords(Collection<CommunicationStyle> styles) {
        return styles.stream().map(CommunicationStyle::wireName).collect(Collectors.joining(", "));
    }
}
