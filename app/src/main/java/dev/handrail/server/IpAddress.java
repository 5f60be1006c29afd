package dev.handrail.server;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses as people write them: all four numbers, or colons. Java takes 9.9.9 for 9.9.0.9. */
public final class IpAddress {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[^\\[\\]]*:[^\\[\\]]*");

    private IpAddress() {}

    /** Nothing where it is a name, or not all of an address; nobody is asked what a name stands for. */
    public static Optional<InetAddress> of(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
