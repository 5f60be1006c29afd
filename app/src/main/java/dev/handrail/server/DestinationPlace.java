package dev.handrail.server;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a destination is, as far as a profile tells it without asking anybody: two that have the same are one place. */
public final class DestinationPlace {
    private static final String AMAZON = "amazonaws.com";

    private DestinationPlace() {}

    /** Empty where it is still to be filled in. */
    public static Optional<String> of(Destination destination, Access access) {
        return switch (destination) {
            case Destination.Folder here -> filled(here.folder()).flatMap(DestinationPlace::here);
            case Destination.ServerFolder there -> filled(there.folder()).flatMap(folder -> folder(folder, access));
            case Destination.S3 s3 -> bucket(s3);
        };
    }

    /** The one before it that is the same place. */
    public static Optional<Destination> taken(Destination destination, List<Destination> before, Access access) {
        Optional<String> place = of(destination, access);
        return place.isEmpty()
                ? Optional.empty()
                : before.stream()
                        .filter(other -> of(other, access).equals(place))
                        .findFirst();
    }

    /** Of a bucket. At Amazon, a name is that of one bucket alone, whichever address leads to it. */
    public static String bucket(@Nullable URI endpoint, String bucket, String folder) {
        String host = endpoint == null
                ? AMAZON
                : Objects.requireNonNullElse(endpoint.getHost(), "").toLowerCase(Locale.ROOT);
        String at = endpoint == null || host.endsWith(AMAZON) ? AMAZON : host + ":" + port(endpoint) + path(endpoint);
        return "s3 " + at + " " + bucket + " " + folder.replaceFirst("^/", "").replaceFirst("(?<=[^/])$", "/");
    }

    /** Behind one gateway, each path may be another's store. */
    private static String path(URI endpoint) {
        return Objects.requireNonNullElse(endpoint.getPath(), "").replaceFirst("/+$", "");
    }

    private static int port(URI endpoint) {
        return endpoint.getPort() >= 0 ? endpoint.getPort() : "http".equals(endpoint.getScheme()) ? 80 : 443;
    }

    private static Optional<String> bucket(Destination.S3 s3) {
        String endpoint = s3.endpoint();
        return filled(s3.bucket() + s3.prefix() + Objects.requireNonNullElse(endpoint, ""))
                .map(all -> bucket(endpoint == null ? null : URI.create(endpoint), s3.bucket(), s3.prefix()));
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(one -> !Placeholder.isGap(one));
    }

    private static Optional<String> here(String folder) {
        try {
            Path path = UserPath.of(folder).toAbsolutePath().normalize();
            return Optional.of("here " + path);
        } catch (InvalidPathException e) {
            return Optional.empty(); // it is told where it is used
        }
    }

    /** What does not begin at the root begins at the home of who logs in. */
    private static Optional<String> folder(String folder, Access access) {
        String rooted = folder.startsWith("/") || folder.startsWith("~") ? folder : "~/" + folder;
        return access instanceof Access.ThisComputer ? here(rooted) : Optional.of("there " + plain(rooted));
    }

    private static String plain(String path) {
        String plain = path.replaceAll("/(\\./|/)+", "/").replaceFirst("/\\.$", "/");
        return plain.length() > 1 ? plain.replaceFirst("/$", "") : plain;
    }
}
