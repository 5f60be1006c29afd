package dev.handrail.server;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a maintenance to come is made known to those concerned. */
public sealed interface Announcing {
    /** A command that is handed the text. */
    record ByCommand(List<String> command, Switch.Place on) implements Announcing {
        public ByCommand {
            command = Require.command("command", command);
        }
    }

    /**
     * An address on the web that the text is sent to.
     *
     * @param url with {@value #TOKEN} where the secret belongs into the address itself
     * @param token else sent beside it, as one's right to do so
     */
    record ByWeb(String url, @Nullable SecretRef token) implements Announcing {
        public static final String TOKEN = "{token}";

        public ByWeb {
            Require.text("url", url);
            URI plain = Require.web("url", url.replace(TOKEN, "token"));
            if (token == null && url.contains(TOKEN)) {
                throw new InvalidProfile("token", "profile.invalid.announce.token");
            }
            if (!Require.web("url", url.replace(TOKEN, "other")).getAuthority().equals(plain.getAuthority())) {
                throw new InvalidProfile("url", "profile.invalid.url");
            }
            if (token != null && !isSafe(plain)) {
                throw new InvalidProfile("url", "profile.invalid.announce.open");
            }
        }

        /** A token is for nobody who listens on the way. */
        private static boolean isSafe(URI uri) {
            if ("https".equalsIgnoreCase(uri.getScheme())) {
                return true;
            }
            try {
                return InetAddress.ofLiteral(uri.getHost().replaceAll("^\\[(.*)]$", "$1"))
                        .isLoopbackAddress();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
