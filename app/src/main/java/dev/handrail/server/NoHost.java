package dev.handrail.server;

import java.net.IDN;
import java.net.URI;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says why what stands in the place of a host in an address of the web is none. A name with an underscore or an umlaut looks
 * like one to a person, and is none to what reaches sites and buckets from here.
 */
final class NoHost {
    private static final Pattern OTHER_LETTER = Pattern.compile("[^A-Za-z0-9.-]");

    private NoHost() {}

    static InvalidProfile in(String key, URI uri) {
        String authority = Objects.requireNonNullElse(uri.getRawAuthority(), "");
        if (authority.contains("@")) {
            return new InvalidProfile(key, "profile.invalid.url.secret");
        }
        String host = authority.replaceFirst(":[0-9]*$", "");
        Matcher letter = OTHER_LETTER.matcher(host);
        if (!letter.find() || letter.group().equals(":")) {
            return new InvalidProfile(key, "profile.invalid.url");
        }
        return written(host)
                .map(ascii -> new InvalidProfile(key, "profile.invalid.url.abroad", host, letter.group(), ascii))
                .orElseGet(() -> new InvalidProfile(key, "profile.invalid.url.letter", host, letter.group()));
    }

    /** As an address has it; nothing where that could be another host, as Java knows only the elder of two rules for a ß. */
    private static Optional<String> written(String host) {
        try {
            String ascii = IDN.toASCII(host);
            String composed = Normalizer.normalize(host, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            boolean same = IDN.toUnicode(ascii).equals(composed);
            return same && !OTHER_LETTER.matcher(ascii).find() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
