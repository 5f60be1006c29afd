package dev.handrail.server;

import dev.handrail.server.Database.Tool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the maintenance page of a server is put up and taken down. */
public sealed interface Switch {
    /**
     * A file that a rule of the web server tests.
     *
     * @param rule the file of the web server's configuration that holds the rule
     */
    record FlagFile(
            String file,
            @Nullable WebServer webServer,
            @Nullable String rule) implements Switch {
        public FlagFile {
            Require.text("file", file);
            Require.optionalText("rule", rule);
        }
    }

    /**
     * Laravel's own.
     *
     * @param retry after how many seconds a visitor's program is told to come again
     */
    record Artisan(String directory, @Nullable Integer retry, LaravelDown more) implements Switch {
        public Artisan(String directory, @Nullable Integer retry) {
            this(directory, retry, LaravelDown.PLAIN);
        }

        public Artisan {
            Require.text("directory", directory);
            if (retry != null && retry < 1) {
                throw new InvalidProfile("retry", "profile.invalid.seconds");
            }
        }
    }

    /** Capistrano, in a checkout of the site. */
    record Capistrano(String directory, String stage, Place on) implements Switch {
        public Capistrano {
            Require.text("directory", directory);
            Require.text("stage", stage);
        }
    }

    /**
     * Stops the application's services of a compose project.
     *
     * @param tool null for whichever is there
     * @param services those that are stopped; none named means all of them
     */
    record Compose(String directory, @Nullable Tool tool, List<String> services) implements Switch {
        public Compose {
            Require.text("directory", directory);
            services = List.copyOf(services);
            services.forEach(service -> Require.container("services", service));
        }
    }

    /** Any three commands. */
    record Commands(List<String> on, List<String> off, List<String> status) implements Switch {
        public Commands {
            on = Require.command("on", on);
            off = Require.command("off", off);
            status = Require.command("status", status);
        }
    }

    /**
     * Points a DNS record elsewhere.
     *
     * @param normal where the record points while the site is open; kept here, so that the way back is known whatever
     *     happens in between
     * @param target where it points while the maintenance page is on
     */
    record Dns(
            DnsProvider provider,
            String zone,
            String record,
            String normal,
            String target,
            @Nullable SecretRef token) implements Switch {
        public Dns {
            Require.host("zone", zone);
            Require.host("record", record);
            Require.host("normal", normal);
            Require.host("target", target);
        }
    }

    /**
     * Render's own maintenance mode.
     *
     * @param service its id, such as srv-c1a2b3
     * @param page the address of a page of one's own, or null for the one that is set there
     */
    record Render(
            String service, @Nullable String page, @Nullable SecretRef token) implements Switch {
        public Render {
            Require.text("service", service);
            if (page != null) {
                Require.web("page", page);
            }
        }
    }

    /** Several, of which one is chosen each time; the first is the usual one. */
    record Several(List<Switch> all) implements Switch {
        public Several {
            all = Require.distinct("switches", all, Switch::kind);
        }

        /** One, several, or null for none. */
        public static @Nullable Switch of(@Nullable Switch first, List<Switch> others) {
            List<Switch> all = new ArrayList<>(others);
            if (first != null) {
                all.addFirst(first);
            }
            return all.size() > 1 ? new Several(all) : all.isEmpty() ? null : all.getFirst();
        }
    }

    /** As it stands in a profile: flag-file. */
    default String kind() {
        return switch (this) {
            case FlagFile flag -> "flag-file";
            case Artisan artisan -> "artisan";
            case Capistrano capistrano -> "capistrano";
            case Compose compose -> "compose";
            case Commands commands -> "command";
            case Dns dns -> "dns";
            case Render render -> "render";
            case Several several ->
                String.join(", ", several.all().stream().map(Switch::kind).toList());
        };
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

    /** Where a switch is thrown from. */
    enum Place {
        WORKSTATION("workstation"),
        SERVER("server");

        private final String word;

        Place(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Whose programming interface changes the record. */
    enum DnsProvider {
        CLOUDFLARE("cloudflare");

        private final String word;

        DnsProvider(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
