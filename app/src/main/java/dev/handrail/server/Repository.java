package dev.handrail.server;

import org.jspecify.annotations.Nullable;

/**
 * A Git repository that is backed up in full.
 *
 * @param url where it is cloned from, or null if a checkout on the server is mirrored
 * @param directory the checkout on the server
 */
public record Repository(
        String name,
        @Nullable String url,
        @Nullable String directory,
        @Nullable Keep keep) {
    public Repository {
        Require.name("name", name);
        Require.optionalText("url", url);
        Require.optionalText("directory", directory);
        if ((url == null) == (directory == null)) {
            throw new InvalidProfile("name", "profile.invalid.repository");
        }
    }
}
