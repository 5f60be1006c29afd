package dev.handrail.server;

import dev.handrail.server.Database.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the maintenance page of a server is put up and taken down. */
public sealed interface Switch {
    /** A file by its whole path. */
    Pattern FILE = Pattern.compile("/.*[^/]");

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

    /**
     * Capistrano, in a checkout of the site.
     *
     * @param leased whether the server takes the page down at its end, though it is put up from the workstation
     * @param file the page on the server, or null where the checkout says where it lies
     */
    record Capistrano(
            String directory,
            String stage,
            Place on,
            boolean leased,
            @Nullable String file) implements Switch {
        public Capistrano(String directory, String stage, Place on) {
            this(directory, stage, on, false, null);
        }

        public Capistrano {
            Require.text("directory", directory);
            Require.text("stage", stage);
            if (leased && on == Place.SERVER) {
                throw new InvalidProfile("lease", "profile.invalid.lease.there");
            }
            if (file != null) {
                Require.matches("file", file, FILE, "profile.invalid.file");
                if (!leased) {
                    throw new InvalidProfile("file", "profile.invalid.file.alone");
                }
            }
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
     * @param leased whether the server points it back at the end, for which the token lies there until then
     */
    record Dns(
            DnsProvider provider,
            String zone,
            String record,
            String normal,
            String target,
            @Nullable SecretRef token,
            boolean leased)
            implements Switch {
        public Dns(
                DnsProvider provider,
                String zone,
                String record,
                String normal,
                String target,
                @Nullable SecretRef token) {
            this(provider, zone, record, normal, target, token, false);
        }

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
     * @param leased whether the server turns it off at the end, for which the token lies there until then
     */
    record Render(
            String service, @Nullable String page, @Nullable SecretRef token, boolean leased) implements Switch {
        public Render(String service, @Nullable String page, @Nullable SecretRef token) {
            this(service, page, token, false);
        }

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

    /** Who takes a page down at its end that is not put up on the server itself. */
    enum Holder {
        SERVER("server");

        private final String word;

        Holder(String word) {
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
