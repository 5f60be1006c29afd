package dev.handrail.server;

import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The servers that a person already reaches by name through their OpenSSH configuration, ready to be looked at and added.
 *
 * @param notices what in the files could not be taken over, and is told beside the offers
 */
public record SshConfig(List<Server> offers, List<String> notices) {
    private static final Pattern HOP =
            Pattern.compile("(?:(?<user>[^@]+)@)?(?<host>\\[[^]]+]|[^:\\[\\]]+)(?::(?<port>[0-9]+))?");
    private static final int MOST_HOPS = 8;
    private static final String NONE = "none";
    private static final String JUMP = "ProxyJump";
    private static final String KEY = "IdentityFile";

    public SshConfig {
        offers = List.copyOf(offers);
        notices = List.copyOf(notices);
    }

    /** What the file offers to whoever runs this program; nothing when it is not there. */
    public static SshConfig read(Path configFile) {
        return read(configFile, Path.of(System.getProperty("user.home")), System.getProperty("user.name"));
    }

    /**
     * Reads the file and all that it includes.
     *
     * @param localUser who one is where nothing else is said, as for OpenSSH
     */
    public static SshConfig read(Path configFile, Path userHome, String localUser) {
        SshConfigFiles files = new SshConfigFiles(configFile, userHome);
        return new Reading(files.blocks(), files.notices(), localUser).config();
    }

    /** Puts together what the blocks say of each host. */
    private static final class Reading {
        private final List<SshConfigBlock> blocks;
        private final List<String> notices;
        private final String localUser;

        /** What is left out, with the hosts that it was said of. */
        private final Map<String, Set<String>> leftOut = new LinkedHashMap<>();

        Reading(List<SshConfigBlock> blocks, List<String> notices, String localUser) {
            this.blocks = blocks;
            this.notices = new ArrayList<>(notices);
            this.localUser = localUser;
        }

        SshConfig config() {
            Set<String> names = new LinkedHashSet<>();
            blocks.forEach(block -> names.addAll(block.names()));
            List<Server> offers = new ArrayList<>();
            for (String name : names) {
                try {
                    // Nobody has said yet what it is for, and with production most care is taken.
                    offers.add(Server.of(name, Environment.PRODUCTION, access(name)));
                } catch (InvalidProfile e) {
                    notices.add(Words.of("ssh-config.skipped", name, e.key(), e.text()));
                }
            }
            leftOut.forEach(
                    (what, hosts) -> notices.add(Words.of("ssh-config.left-out", what, String.join(", ", hosts))));
            return new SshConfig(offers, notices);
        }

        private Access access(String name) {
            String user = option(name, "user").orElse(localUser);
            Way way = new Way(name, user, key(name, user));
            keys(name).skip(1).filter(key -> !isNone(key)).forEach(second -> leaveOut(name, KEY + " " + second));
            option(name, "hostkeyalias").ifPresent(alias -> leaveOut(name, "HostKeyAlias " + alias));
            String jump = jump(name, user, way, MOST_HOPS);
            Access access = new Access.Ssh(host(name), port(name), user, way.key(), null, false, jump, Sudo.NONE);
            requireAsWritten(way.key(), jump);
            return access;
        }

        /** An access that is kept may hold more than one that somebody writes down, which is what is told here. */
        private static void requireAsWritten(@Nullable String key, @Nullable String jump) {
            if (jump != null) {
                Hop.reachable(JUMP, jump);
            }
            try {
                if (key != null) {
                    WholePath.here(KEY, key);
                }
            } catch (InvalidProfile e) {
                throw new InvalidProfile(KEY, "ssh-config.key", key);
            }
        }

        /** Where a way leads, as whom, and with which key. */
        private record Way(
                String name, String user, @Nullable String key) {}

        private void leaveOut(String host, String what) {
            leftOut.computeIfAbsent(what, one -> new LinkedHashSet<>()).add(host);
        }

        /** The first that is said of a host counts. */
        private Optional<String> option(String name, String keyword) {
            return all(name, keyword)
                    .map(arguments -> arguments.isEmpty() ? "" : arguments.getFirst())
                    .filter(value -> !value.isEmpty())
                    .findFirst();
        }

        private Stream<List<String>> all(String name, String keyword) {
            return applying(name).flatMap(block -> block.options().getOrDefault(keyword, List.of()).stream());
        }

        private Stream<SshConfigBlock> applying(String name) {
            return blocks.stream().filter(block -> block.appliesTo(name));
        }

        /** The keys that ssh would try one after the other. */
        private Stream<String> keys(String name) {
            return all(name, "identityfile")
                    .filter(arguments ->
                            !arguments.isEmpty() && !arguments.getFirst().isEmpty())
                    .map(List::getFirst)
                    .distinct();
        }

        private String host(String name) {
            return option(name, "hostname").orElse(name).replace("%h", name).replace("%%", "%");
        }

        private int port(String name) {
            String port = option(name, "port").orElse(String.valueOf(Access.Ssh.DEFAULT_PORT));
            return port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
        }

        private @Nullable String key(String name, String user) {
            return keys(name)
                    .findFirst()
                    .filter(file -> !isNone(file))
                    .map(file -> file.replace("%d", "~")
                            .replace("%h", host(name))
                            .replace("%r", user)
                            .replace("%u", localUser)
                            .replace("%%", "%"))
                    .orElse(null);
        }

        /**
         * The way there, with the names of this file put into hosts, since nobody else knows them.
         *
         * @param user who one is there, which may be on the way to somewhere else
         */
        private @Nullable String jump(String name, String user, Way way, int left) {
            String jump = proxy(name, user, way).orElse(NONE);
            if (isNone(jump)) {
                return null;
            }
            if (left == 0 || jump.indexOf('%') >= 0) {
                throw new InvalidProfile(JUMP, "profile.invalid.jump");
            }
            List<String> hops = new ArrayList<>();
            for (String hop : jump.split(",", -1)) {
                hops.add(hop(hop.strip(), way, hops.isEmpty() ? left - 1 : -1));
            }
            return String.join(",", hops);
        }

        /** Of ProxyJump and ProxyCommand the first one counts. */
        private Optional<String> proxy(String name, String user, Way way) {
            for (SshConfigBlock block : applying(name).toList()) {
                for (Map.Entry<String, List<List<String>>> said :
                        block.options().entrySet()) {
                    List<String> arguments = said.getValue().getFirst();
                    if (said.getKey().equals("proxyjump") && !arguments.isEmpty()) {
                        return Optional.of(filledIn(arguments.getFirst(), name, user));
                    }
                    if (said.getKey().equals("proxycommand") && !arguments.isEmpty()) {
                        return command(name, user, arguments, way);
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<String> command(String name, String user, List<String> words, Way way) {
            String whole = String.join(" ", words);
            if (isNone(whole)) {
                return Optional.empty();
            }
            Optional<String> jump = SshProxyCommand.jump(List.of(whole.split("\\s+")))
                    .map(found -> filledIn(found, name, user))
                    .filter(found -> found.indexOf('%') < 0);
            if (jump.isEmpty()) {
                leaveOut(way.name(), "ProxyCommand " + whole + of(name, way));
            }
            return jump;
        }

        /** What of this is not known here stays, with its sign. */
        private String filledIn(String written, String name, String user) {
            return written.replace("%r", user).replace("%n", name).replace("%h", host(name));
        }

        private static boolean isNone(String value) {
            return value.equalsIgnoreCase(NONE);
        }

        private static String of(String name, Way way) {
            return name.equals(way.name()) ? "" : " " + Words.of("ssh-config.of", name);
        }

        /** To a profile, what is said of how to log in at the end of a way goes for all of it. */
        private void leaveOutOf(String hop, String user, Way way) {
            String key = key(hop, user);
            if (key != null && !key.equals(way.key())) {
                leaveOut(way.name(), KEY + " " + key + of(hop, way));
            }
            option(hop, "hostkeyalias")
                    .ifPresent(alias -> leaveOut(way.name(), "HostKeyAlias " + alias + of(hop, way)));
        }

        /** To OpenSSH one is oneself on the way where nothing is said; to a profile, whoever one is at its end. */
        private String hop(String written, Way way, int left) {
            Matcher hop = HOP.matcher(written);
            if (!hop.matches()) {
                throw new InvalidProfile(JUMP, "profile.invalid.jump");
            }
            String name = hop.group("host");
            Optional<String> named = Optional.ofNullable(hop.group("user")).or(() -> option(name, "user"));
            String user = named.orElse(localUser);
            String login = named.isEmpty() && user.equals(way.user()) ? "" : user + "@";
            String port = Optional.ofNullable(hop.group("port"))
                    .or(() -> option(name, "port"))
                    .map(found -> ":" + found)
                    .orElse("");
            String host = name.startsWith("[") ? name : host(name);
            String before = left < 0 ? null : jump(name, user, way, left);
            leaveOutOf(name, user, way);
            return (before == null ? "" : before + ",") + login + bracketed(host) + port;
        }

        private static String bracketed(String host) {
            return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        }
    }
}
