package dev.handrail.shell;

import dev.handrail.server.Access;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A machine on the way to another, as ProxyJump of ssh names it: user@host:port, several with commas. */
record Jump(String user, String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?:ssh://)?(?:(?<user>[^@]+)@)?(?<host>\\[[^]]+]|[^:\\[\\]@]+)(?::(?<port>\\d{1,5}))?/?");

    static List<Jump> chain(Access.Ssh access) throws OperationFailed {
        List<Jump> chain = new ArrayList<>();
        if (access.jump() == null || access.jump().equals("none")) {
            return chain;
        }
        for (String text : access.jump().split(",")) {
            Matcher matcher = FORM.matcher(text.strip());
            int port = matcher.matches() && matcher.group("port") != null
                    ? Integer.parseInt(matcher.group("port"))
                    : Access.Ssh.DEFAULT_PORT;
            if (!matcher.matches() || port < 1 || port > 65535) {
                throw OperationFailed.usage(Words.of("ssh.jump", text.strip()))
                        .next(Words.of("ssh.jump.next"))
                        .build();
            }
            String user = matcher.group("user") == null ? access.user() : matcher.group("user");
            chain.add(new Jump(user, matcher.group("host").replaceAll("[\\[\\]]", ""), port));
        }
        return chain;
    }

    /** How one logs in there: with the same keys, but never with the password, which is the last machine's alone. */
    Access.Ssh access(Access.Ssh last) {
        return new Access.Ssh(host, port, user, last.key(), null, last.agent(), null, last.sudo());
    }
}
