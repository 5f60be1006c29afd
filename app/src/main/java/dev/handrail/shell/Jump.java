package dev.handrail.shell;

import dev.handrail.server.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A machine on the way to another, as ProxyJump of ssh names it: user@host:port, several with commas. */
record Jump(String user, String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?:(?<user>[^@]+)@)?(?<host>\\[[^]]+]|[^:\\[\\]@]+)(?::(?<port>\\d{1,5}))?");

    /** The machines on the way there, the first one first; the profile has checked how they are written. */
    static List<Jump> chain(Access.Ssh access) {
        List<Jump> chain = new ArrayList<>();
        if (access.jump() != null) {
            for (String text : access.jump().split(",")) {
                Matcher matcher = FORM.matcher(text.strip());
                if (!matcher.matches()) {
                    throw new IllegalArgumentException(text);
                }
                String port = matcher.group("port");
                chain.add(new Jump(
                        matcher.group("user") == null ? access.user() : matcher.group("user"),
                        matcher.group("host").replaceAll("[\\[\\]]", ""),
                        port == null ? Access.Ssh.DEFAULT_PORT : Integer.parseInt(port)));
            }
        }
        return chain;
    }

    /** As a person names it. */
    String address() {
        return port == Access.Ssh.DEFAULT_PORT ? host : host + ":" + port;
    }

    /** How one logs in there: with the same keys, but never with the password, which is the last machine's alone. */
    Access.Ssh access(Access.Ssh last) {
        return new Access.Ssh(host, port, user, last.key(), null, last.agent(), null, last.sudo());
    }
}
