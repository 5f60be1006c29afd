package dev.handrail.server;

import java.util.Optional;

/** Reads where backups are stored. */
final class DestinationReader {
    private DestinationReader() {}

    static Optional<Destination> read(Section in) {
        Optional<String> name = in.required("name", Scalars::text);
        Optional<String> kind = in.oneOf("folder", "server-folder", "s3");
        Optional<Destination> destination = name.flatMap(called -> kind.flatMap(key -> switch (key) {
            case "folder" -> in.value(key, Scalars::text).map(folder -> new Destination.Folder(called, folder));
            case "server-folder" ->
                in.value(key, Scalars::text).map(folder -> new Destination.ServerFolder(called, folder));
            default -> in.part(key, part -> s3(part, called));
        }));
        return in.make(destination::orElseThrow);
    }

    private static Optional<Destination> s3(Section in, String name) {
        Optional<String> bucket = in.required("bucket", Scalars::text);
        String prefix = in.value("prefix", Scalars::argument).orElse("");
        String region = in.text("region");
        String endpoint = in.text("endpoint");
        Optional<Boolean> pathStyle = in.value("path-style", Scalars::flag);
        Optional<SecretRef> accessKey = in.value("access-key", Scalars::secret);
        Optional<SecretRef> secretKey = in.value("secret-key", Scalars::secret);
        return in.make(() -> new Destination.S3(
                name,
                bucket.orElseThrow(),
                prefix,
                region,
                endpoint,
                pathStyle.orElse(null),
                accessKey.orElse(null),
                secretKey.orElse(null)));
    }
}
