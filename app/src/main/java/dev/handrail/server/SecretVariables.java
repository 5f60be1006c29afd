package dev.handrail.server;

import dev.handrail.store.Retrying;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The variables of the environment that the profiles in the book name for their secrets. */
public final class SecretVariables implements Supplier<Set<String>> {
    /** As it stands in a profile that is stored, even one that this program cannot read. */
    private static final Pattern NAMED = Pattern.compile(":\\s+[\"']?env:([A-Za-z_][A-Za-z0-9_]*)");

    private final Retrying store;
    private volatile Set<String> last;

    public SecretVariables(Jdbi jdbi) {
        this.store = new Retrying(jdbi);
        this.last = read();
    }

    @Override
    public Set<String> get() {
        try {
            last = read();
        } catch (JdbiException e) {
            // What runs when the store is closed or gone gets no more than before.
        }
        return last;
    }

    private Set<String> read() {
        List<String> profiles = store.read(handle -> handle.createQuery("SELECT profile FROM servers")
                .mapTo(String.class)
                .list());
        return profiles.stream()
                .flatMap(profile -> NAMED.matcher(profile).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }
}
