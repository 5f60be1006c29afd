package dev.handrail.storage;

import dev.handrail.server.Destination;
import dev.handrail.server.DestinationPlace;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a bucket is, and what the things in it are called.
 *
 * @param prefix what every key of ours begins with: empty, or ending in a slash
 * @param endpoint of a server other than Amazon's; null for that
 */
record S3Place(
        String bucket,
        String prefix,
        String region,
        @Nullable URI endpoint,
        boolean pathStyle) {
    /** The region that signatures name where none is asked for; servers other than Amazon's take it. */
    private static final String ANY_REGION = "us-east-1";

    private static final String AMAZON = "amazonaws.com";
    private static final String EVEN_PARTS = ".r2.cloudflarestorage.com";

    static S3Place of(Destination.S3 destination) {
        URI endpoint =
                Optional.ofNullable(destination.endpoint()).map(URI::create).orElse(null);
        String region = Optional.ofNullable(destination.region())
                .filter(r -> !r.isBlank())
                .orElse(ANY_REGION);
        boolean usually = endpoint != null && !host(endpoint).contains(AMAZON);
        return new S3Place(
                destination.bucket(),
                folder(destination.prefix()),
                region,
                endpoint,
                Optional.ofNullable(destination.pathStyle()).orElse(usually));
    }

    /** Nothing where the address is still to be filled in. */
    private static String host(URI endpoint) {
        return Objects.requireNonNullElse(endpoint.getHost(), "");
    }

    private static String folder(String prefix) {
        String trimmed = prefix.startsWith("/") ? prefix.substring(1) : prefix;
        return trimmed.isEmpty() || trimmed.endsWith("/") ? trimmed : trimmed + "/";
    }

    String key(String name) {
        return prefix + name;
    }

    /** The name of a key of ours; empty for what lies in a folder below. */
    Optional<String> name(String key) {
        String name = key.startsWith(prefix) ? key.substring(prefix.length()) : "";
        return Optional.of(name).filter(n -> !n.isEmpty() && !n.contains("/"));
    }

    /** What lies in a folder below. */
    S3Place below(String name) {
        return new S3Place(bucket, key(name) + "/", region, endpoint, pathStyle);
    }

    String locate(String name) {
        return (endpoint == null ? "s3://" : without(endpoint.toString()) + "/") + bucket + "/" + key(name);
    }

    /** An endpoint without the slashes at its end. */
    static String without(String endpoint) {
        return endpoint.replaceAll("/+$", "");
    }

    /** All of it, for a person. */
    String place() {
        return locate("").replaceFirst("/$", "");
    }

    /** What tells it from every other. */
    String identity() {
        return DestinationPlace.bucket(endpoint, bucket, prefix);
    }

    /** The machine, for a person. */
    String host() {
        return endpoint == null ? "s3." + region + "." + AMAZON : endpoint.getAuthority();
    }

    /** Whether nobody on the way can read or change what is sent. */
    boolean encrypted() {
        return endpoint == null || "https".equalsIgnoreCase(endpoint.getScheme());
    }

    /** One of the servers takes a last part of another size, but no other. */
    PartSizes parts() {
        return endpoint != null && host(endpoint).endsWith(EVEN_PARTS) ? PartSizes.ofOneSize() : PartSizes.growing();
    }
}
