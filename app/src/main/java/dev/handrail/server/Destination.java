package dev.handrail.server;

import org.jspecify.annotations.Nullable;

/** A place where backups are stored. */
public sealed interface Destination {
    String name();

    /** A folder on the workstation. */
    record Folder(String name, String folder) implements Destination {
        public Folder {
            Require.name("name", name);
            Require.text("folder", folder);
        }

        /** One that whoever writes a profile may name; what was stored before this was asked may lie elsewhere. */
        public static Folder at(String name, String folder) {
            Require.folder("folder", folder, true);
            return new Folder(name, folder);
        }
    }

    /** A folder on the server itself. */
    record ServerFolder(String name, String folder) implements Destination {
        public ServerFolder {
            Require.name("name", name);
            Require.text("server-folder", folder);
        }

        /** One that whoever writes a profile may name. */
        public static ServerFolder at(String name, String folder) {
            Require.folder("server-folder", folder, false);
            return new ServerFolder(name, folder);
        }
    }

    /**
     * A bucket on S3 or on something that speaks it.
     *
     * @param pathStyle whether the bucket stands in the path of an address and not in its host name; null for what is
     *     usual there
     */
    record S3(
            String name,
            String bucket,
            String prefix,
            @Nullable String region,
            @Nullable String endpoint,
            @Nullable Boolean pathStyle,
            @Nullable SecretRef accessKey,
            @Nullable SecretRef secretKey)
            implements Destination {
        public S3 {
            Require.name("name", name);
            Require.text("bucket", bucket);
            if (!prefix.isEmpty()) {
                Require.text("prefix", prefix);
            }
            Require.optionalText("region", region);
            if (endpoint != null && !Placeholder.isAddress(endpoint)) {
                Require.web("endpoint", endpoint);
            }
            if ((accessKey == null) != (secretKey == null)) {
                throw new InvalidProfile(accessKey == null ? "access-key" : "secret-key", "profile.invalid.keys");
            }
        }
    }
}
