package dev.heng.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Map;

/**
 * The fields of CloudNativePG's resources that the chart may use, as its CRDs of release 1.26 and later name them; no
 * Java types of them are published. A field that is not here is refused.
 */
final class CloudNativePg {
    private CloudNativePg() {}

    record Cluster(String apiVersion, String kind, ObjectMeta metadata, ClusterSpec spec) {}

    record ClusterSpec(
            @JsonProperty(required = true) int instances,
            String imageName,
            boolean enableSuperuserAccess,
            Bootstrap bootstrap,
            Managed managed,
            PostgreSql postgresql,
            Storage storage,
            Storage walStorage,
            ResourceRequirements resources) {}

    record Bootstrap(InitDb initdb) {}

    record InitDb(
            String database,
            String owner,
            String encoding,
            String localeCollate,
            String localeCType,
            boolean dataChecksums) {}

    record Managed(List<Role> roles) {}

    record Role(String name, String ensure, boolean login, SecretName passwordSecret) {}

    record SecretName(String name) {}

    record PostgreSql(Map<String, String> parameters, Synchronous synchronous) {}

    record Synchronous(String method, int number) {}

    record Storage(String size, String storageClass) {}

    record Database(String apiVersion, String kind, ObjectMeta metadata, DatabaseSpec spec) {}

    record DatabaseSpec(SecretName cluster, String name, String owner, String encoding, String databaseReclaimPolicy) {}
}
