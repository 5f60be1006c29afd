package dev.handrail.server;

import java.util.Optional;

/** Reads where backups are stored. */
final class DestinationReader {
    private DestinationReader() {}

    static Optional<Destination> read(Section in) {
        Optional<String> name = in.required("name", Scalars::text);
        Optional<String> kind = in.oneOf("folder", "server-folder", "s3");
        if (kind.equals(Optional.of("s3"))) {
            // Where its own name is missing that was noted, and what else is wrong is to be told with it.
            Optional<Destination> bucket = in.part("s3", part -> s3(part, name.orElse("s3")));
            return in.make(bucket::orElseThrow);
        }
        Optional<String> folder = kind.flatMap(key -> in.value(key, Scalars::text));
        return in.make(() ->
                folder(kind.orElseThrow().equals("folder"), name.orElseThrow(), folder.orElseThrow(), in.ofStored()));
    }

    private static Destination folder(boolean here, String name, String folder, boolean stored) {
        if (here) {
            return stored ? new Destination.Folder(name, folder) : Destination.Folder.at(name, folder);
        }
        return stored ? new Destination.ServerFolder(name, folder) : Destination.ServerFolder.at(name, folder);
    }

    private static Optional<Destination> s3(Section in, String name) {
        Optional<String> bucket = in.required("bucket", Scalars::text);
        String prefix = in.value("prefix", Scalars::argument).orElse("");
        String region = in.text("region");
        String endpoint = in.text("endpoint");
        Optional<Boolean> pathStyle = in.value("path-style", Scalars::flag);
        Optional<SecretRef> accessKey = in.secret("access-key");
        Optional<SecretRef> secretKey = in.secret("secret-key");
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
