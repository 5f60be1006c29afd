package dev.handrail.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a profile says only to be filled in later, as the examples of the manual do with an ellipsis: https://…. It is kept
 * as it is; what needs the real thing says that it is missing.
 *
 * @param key where it stands, in the words of the profile file
 */
public record Placeholder(String key, String value) {
    private static final String ELLIPSIS = "…";

    /** Whether somebody has still to put in what belongs there. */
    public static boolean is(@Nullable String value) {
        return value != null && value.contains(ELLIPSIS);
    }

    /** An address of which the rest is missing. */
    static boolean isAddress(String value) {
        if (!is(value) || !value.matches("https?://.*")) {
            return false;
        }
        try {
            String authority = new URI(value).getRawAuthority();
            // Who logs in there is no gap: a secret would be kept in the clear.
            return authority != null && !authority.contains("@");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A recipient of which the rest is missing. */
    static boolean isRecipient(String value) {
        return is(value) && value.startsWith("age1");
    }

    /** All that a profile still waits for. */
    public static List<Placeholder> in(Server server) {
        List<Placeholder> found = new ArrayList<>();
        Encryption encryption = server.encryption();
        if (encryption != null) {
            encryption.age().forEach(recipient -> add(found, "encryption.age", recipient));
        }
        for (Destination destination : server.destinations()) {
            if (destination instanceof Destination.S3 s3) {
                add(found, "destinations." + s3.name() + ".s3.endpoint", s3.endpoint());
            }
        }
        for (Site site : server.sites()) {
            add(found, "sites." + site.name() + ".url", site.url().toString());
        }
        for (Contact contact : server.contacts()) {
            String key = "contacts." + contact.role() + ".";
            add(found, key + "name", contact.name());
            add(found, key + "phone", contact.phone());
            add(found, key + "mail", contact.mail());
        }
        return found;
    }

    private static void add(List<Placeholder> found, String key, @Nullable String value) {
        if (value != null && is(value)) {
            found.add(new Placeholder(key, value));
        }
    }

    @Override
    public String toString() {
        return key + ": " + value;
    }
}
