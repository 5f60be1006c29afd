package dev.handrail.site.webserver;

import dev.handrail.server.Switch.WebServer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A web server on a machine, and where its rule of ours lies.
 *
 * @param config its main file
 * @param folder that of the rule, with what stood there before
 */
public record WebPlace(WebServer kind, String config, String folder) {
    private static final int KEY_LENGTH = 8;

    /** @param key what tells this rule from any other on that machine */
    static WebPlace of(WebServer kind, String config, String key) {
        int slash = config.lastIndexOf('/');
        String name =
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        String beside = slash <= 0 ? "" : config.substring(0, slash);
        return new WebPlace(kind, config, beside + "/handrail-maintenance-" + name.substring(0, KEY_LENGTH));
    }

    /** The file of the rule, of which no web server reads anything unless it is included. */
    public String rule() {
        return folder + "/rule";
    }

    /** The line that includes it. */
    public String line() {
        return switch (kind) {
            case NGINX -> "include \"" + rule() + "\";";
            case APACHE -> "Include \"" + rule() + "\"";
            case CADDY -> "import \"" + rule() + "\"";
        };
    }

    /** The commands that a person would type for what is done, as root. */
    public String trying() {
        return switch (kind) {
            case NGINX -> "nginx -t -c " + config;
            case APACHE -> "apache2ctl configtest";
            case CADDY -> "caddy validate --adapter caddyfile --config " + config;
        };
    }

    public String reloading() {
        return switch (kind) {
            case NGINX -> "nginx -s reload -c " + config;
            case APACHE -> "apache2ctl graceful";
            case CADDY -> "caddy reload --adapter caddyfile --config " + config;
        };
    }
}
