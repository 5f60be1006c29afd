package dev.handrail.server;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A ProxyCommand of an OpenSSH configuration that does no more than ProxyJump: ssh -W %h:%p bastion. */
final class SshProxyCommand {
    private static final Pattern SSH = Pattern.compile("(?:[^\\s]*/)?ssh");
    private static final Set<String> TARGETS = Set.of("%h:%p", "[%h]:%p");

    /** What changes nothing of where it leads. */
    private static final Set<String> IDLE = Set.of("-q", "-a", "-x", "-T", "-4", "-6", "-C");

    private @Nullable String host;
    private @Nullable String user;
    private @Nullable String port;
    private boolean forwards;

    private SshProxyCommand() {}

    /** The machine that it goes through, as ProxyJump would name it; nothing where it does more. */
    static Optional<String> jump(List<String> words) {
        List<String> command = new ArrayList<>(words);
        if (!command.isEmpty() && command.getFirst().equals("exec")) {
            command.removeFirst();
        }
        if (command.isEmpty() || !SSH.matcher(command.removeFirst()).matches()) {
            return Optional.empty();
        }
        SshProxyCommand proxy = new SshProxyCommand();
        return proxy.takes(command.iterator()) ? proxy.written() : Optional.empty();
    }

    private boolean takes(Iterator<String> words) {
        while (words.hasNext()) {
            String word = words.next();
            boolean understood = word.startsWith("-") ? option(word, words) : destination(word);
            if (!understood) {
                return false;
            }
        }
        return true;
    }

    private boolean option(String word, Iterator<String> words) {
        if (IDLE.contains(word)) {
            return true;
        }
        String name = word.substring(0, Math.min(2, word.length()));
        String value = word.length() > 2 ? word.substring(2) : words.hasNext() ? words.next() : "";
        switch (name) {
            case "-W" -> forwards = TARGETS.contains(value);
            case "-l" -> user = value;
            case "-p" -> port = value;
            default -> {
                return false;
            }
        }
        return !value.isEmpty();
    }

    /** What comes behind it would be a command. */
    private boolean destination(String word) {
        if (host != null) {
            return false;
        }
        host = word;
        return true;
    }

    private Optional<String> written() {
        if (!forwards || host == null) {
            return Optional.empty();
        }
        String named = user == null || host.contains("@") ? host : user + "@" + host;
        return Optional.of(port == null ? named : named + ":" + port);
    }
}
