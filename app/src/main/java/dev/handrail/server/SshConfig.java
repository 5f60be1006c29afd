package dev.handrail.server;

import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            return new SshConfig(offers, notices);
        }

        private Access access(String name) {
            String user = option(name, "user").orElse(localUser);
            return new Access.Ssh(
                    host(name), port(name), user, key(name, user), null, false, jump(name, user, MOST_HOPS), Sudo.NONE);
        }

        /** The first that is said of a host counts. */
        private Optional<String> option(String name, String keyword) {
            return blocks.stream()
                    .filter(block -> block.options().containsKey(keyword) && block.appliesTo(name))
                    .map(block -> block.options().getOrDefault(keyword, ""))
                    .filter(value -> !value.isEmpty())
                    .findFirst();
        }

        private String host(String name) {
            return option(name, "hostname").orElse(name).replace("%h", name).replace("%%", "%");
        }

        private int port(String name) {
            String port = option(name, "port").orElse(String.valueOf(Access.Ssh.DEFAULT_PORT));
            return port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
        }

        private @Nullable String key(String name, String user) {
            return option(name, "identityfile")
                    .filter(file -> !file.equalsIgnoreCase("none"))
                    .map(file -> file.replace("%d", "~")
                            .replace("%h", host(name))
                            .replace("%r", user)
                            .replace("%u", localUser)
                            .replace("%%", "%"))
                    .orElse(null);
        }

        /** The way there, with the names of this file put into hosts, since nobody else knows them. */
        private @Nullable String jump(String name, String user, int left) {
            String jump = option(name, "proxyjump").orElse("none");
            if (jump.toLowerCase(Locale.ROOT).equals("none")) {
                return null;
            }
            if (left == 0) {
                throw new InvalidProfile("ProxyJump", "profile.invalid.jump");
            }
            List<String> hops = new ArrayList<>();
            for (String hop : jump.split(",", -1)) {
                hops.add(hop(hop.strip(), user, hops.isEmpty() ? left - 1 : -1));
            }
            return String.join(",", hops);
        }

        /** To OpenSSH one is oneself on the way where nothing is said; to a profile, whoever one is at its end. */
        private String hop(String written, String last, int left) {
            Matcher hop = HOP.matcher(written);
            if (!hop.matches()) {
                throw new InvalidProfile("ProxyJump", "profile.invalid.jump");
            }
            String name = hop.group("host");
            String user = Optional.ofNullable(hop.group("user"))
                    .or(() -> option(name, "user"))
                    .or(() -> localUser.equals(last) ? Optional.empty() : Optional.of(localUser))
                    .map(found -> found + "@")
                    .orElse("");
            String port = Optional.ofNullable(hop.group("port"))
                    .or(() -> option(name, "port"))
                    .map(found -> ":" + found)
                    .orElse("");
            String host = name.startsWith("[") ? name : host(name);
            String before = left < 0 ? null : jump(name, last, left);
            return (before == null ? "" : before + ",") + user + bracketed(host) + port;
        }

        private static String bracketed(String host) {
            return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        }
    }
}
