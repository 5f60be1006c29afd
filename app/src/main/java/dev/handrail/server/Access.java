package dev.handrail.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a server is reached. */
public sealed interface Access {
    Sudo sudo();

    /**
     * Over SSH. What is null is left to ~/.ssh and its defaults.
     *
     * @param key the private key file, as it was written: a leading ~ stays
     * @param jump the hosts on the way, as OpenSSH writes them: [user@]host[:port], several with a comma
     */
    record Ssh(
            String host,
            int port,
            String user,
            @Nullable String key,
            @Nullable SecretRef password,
            boolean agent,
            @Nullable String jump,
            Sudo sudo)
            implements Access {
        public static final int DEFAULT_PORT = 22;
        private static final String HOP =
                "([^\\s:@,/-][^\\s:@,/]*@)?([^\\s:@,/\\[\\]-][^\\s:@,/\\[\\]]*|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?";
        private static final Pattern HOP_PORT = Pattern.compile(":([0-9]{1,5})$");
        private static final int LAST_PORT = 65535;
        private static final Pattern HOPS = Pattern.compile(HOP + "(," + HOP + ")*");

        public Ssh {
            Require.host("host", host);
            Require.login("user", user);
            Require.port(port);
            Require.optionalText("key", key);
            if (jump != null) {
                Require.matches("jump", jump, HOPS, "profile.invalid.jump");
                requirePorts(jump);
            }
        }

        private static void requirePorts(String jump) {
            for (String hop : jump.split(",", -1)) {
                Matcher port = HOP_PORT.matcher(hop);
                if (port.find() && !isPort(Integer.parseInt(port.group(1)))) {
                    throw new InvalidProfile("jump", "profile.invalid.jump");
                }
            }
        }

        private static boolean isPort(int port) {
            return port > 0 && port <= LAST_PORT;
        }

        /** As a person writes it: user@host, with the port where it is not the usual one. */
        public String address() {
            return user + "@" + host + (port == DEFAULT_PORT ? "" : ":" + port);
        }
    }

    /** The machine that Handrail itself runs on. */
    record ThisComputer(Sudo sudo) implements Access {}
}
