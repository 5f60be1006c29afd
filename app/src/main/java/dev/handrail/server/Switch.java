package dev.handrail.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the maintenance page of a server is put up and taken down. */
public sealed interface Switch {
    /** A file that a rule of the web server tests. */
    record FlagFile(
            String file,
            @Nullable WebServer webServer,
            @Nullable String rule) implements Switch {
        public FlagFile {
            Require.text("file", file);
        }
    }

    /** Laravel's own. */
    record Artisan(String directory, @Nullable Integer retry) implements Switch {
        public Artisan {
            Require.text("directory", directory);
        }
    }

    /** Capistrano, run on the workstation in a checkout of the site. */
    record Capistrano(String directory, String stage) implements Switch {
        public Capistrano {
            Require.text("directory", directory);
            Require.text("stage", stage);
        }
    }

    /** Stops the application's services of a compose project. */
    record Compose(String directory, @Nullable String tool, List<String> services) implements Switch {
        public Compose {
            Require.text("directory", directory);
            services = List.copyOf(services);
        }
    }

    /** Any three commands. */
    record Commands(List<String> on, List<String> off, List<String> status) implements Switch {
        public Commands {
            on = Require.notEmpty("on", on);
            off = Require.notEmpty("off", off);
            status = Require.notEmpty("status", status);
        }
    }

    /** Points a DNS record elsewhere. */
    record Dns(
            String provider,
            String zone,
            String record,
            String target,
            @Nullable SecretRef token) implements Switch {
        public Dns {
            Require.text("provider", provider);
            Require.text("zone", zone);
            Require.text("record", record);
            Require.text("target", target);
        }
    }

    /** The platform's own maintenance mode. */
    record Render(
            String service, @Nullable String page, @Nullable SecretRef token) implements Switch {
        public Render {
            Require.text("service", service);
        }
    }

    /** The web servers a flag file's rule is known for. */
    enum WebServer {
        NGINX("nginx"),
        APACHE("apache"),
        CADDY("caddy");

        private final String word;

        WebServer(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
