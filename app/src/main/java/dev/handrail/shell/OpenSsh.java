package dev.handrail.shell;

import dev.handrail.server.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** OpenSSH's own client, told all that the profile says of the way to a server. */
public record OpenSsh(Access.Ssh access) {
    /** A session of one's own, in which sudo, age and passwords can be typed. */
    public Command login() {
        return Command.of(words(List.of()));
    }

    /** Runs it there, fed by what comes before it in a pipeline. */
    public Command fed(String line) {
        List<String> words = words(List.of());
        words.add(line);
        return Command.of(words);
    }

    /** Runs it there without taking up what is pasted after it. */
    public Command alone(Command command) {
        List<String> words = words(List.of("-n"));
        words.add(CommandText.of(command));
        return Command.of(words);
    }

    private List<String> words(List<String> more) {
        List<String> words = new ArrayList<>(List.of("ssh"));
        words.addAll(more);
        if (access.port() != Access.Ssh.DEFAULT_PORT) {
            words.addAll(List.of("-p", String.valueOf(access.port())));
        }
        if (access.key() != null) {
            words.addAll(List.of("-i", access.key()));
        }
        words.addAll(through());
        words.add(access.user() + "@" + access.host());
        return words;
    }

    /** The jump hosts as whom and with which key Handrail goes through them. */
    private List<String> through() {
        List<Jump> hops = Jump.chain(access);
        if (hops.isEmpty()) {
            return List.of();
        }
        if (access.key() == null) {
            return List.of("-J", hops.stream().map(OpenSsh::hop).collect(Collectors.joining(",")));
        }
        // -J would use the key for the last machine alone.
        return List.of("-o", "ProxyCommand=" + proxy(hops, access.key()));
    }

    private static String hop(Jump hop) {
        String host = hop.host().contains(":") ? "[" + hop.host() + "]" : hop.host();
        return hop.user() + "@" + host + (hop.port() == Access.Ssh.DEFAULT_PORT ? "" : ":" + hop.port());
    }

    /** What leads through all of them; ssh puts in where to, and takes every other percent sign doubled. */
    private static String proxy(List<Jump> hops, String key) {
        Jump last = hops.getLast();
        List<Jump> before = hops.subList(0, hops.size() - 1);
        List<String> words = new ArrayList<>(List.of("-i", key));
        if (last.port() != Access.Ssh.DEFAULT_PORT) {
            words.addAll(List.of("-p", String.valueOf(last.port())));
        }
        if (!before.isEmpty()) {
            words.addAll(List.of("-o", "ProxyCommand=" + proxy(before, key)));
        }
        words.add(last.user() + "@" + last.host());
        return "ssh -W '[%h]:%p' " + Quoting.arguments(words).replace("%", "%%");
    }
}
