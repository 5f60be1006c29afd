package dev.handrail.server;

import java.util.regex.Pattern;
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
    /**
     * A password after a colon; over HTTP also a token in the place of the user, which is told from a name by what it begins
     * with, or by its length and a digit in it. An address of mail (anna%40example.org) is a name.
     */
    private static final Pattern CREDENTIALS = Pattern.compile(
            "[a-z][a-z0-9+.-]*://[^/@]*:[^/@]*@.*"
                    + "|https?://((gh[a-z]_|github_pat_|glpat-)[^/@]*|(?=[^/@]*[0-9])[^/@%]{20,})@.*",
            Pattern.CASE_INSENSITIVE);

    public Repository {
        Require.name("name", name);
        Require.optionalText("url", url);
        Require.optionalText("directory", directory);
        if ((url == null) == (directory == null)) {
            throw new InvalidProfile("name", "profile.invalid.repository");
        }
    }

    /** Whether a password or a token stands in its address; what was stored before this was asked may hold one. */
    public boolean tellsSecret() {
        return url != null && CREDENTIALS.matcher(url).matches();
    }

    /** An address that whoever writes a profile may give it. */
    public static Repository at(String name, String url, @Nullable Keep keep) {
        Repository repository = new Repository(name, url, null, keep);
        if (repository.tellsSecret()) {
            throw new InvalidProfile("url", "profile.invalid.repository.secret");
        }
        return repository;
    }
}
