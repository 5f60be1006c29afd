package dev.handrail.server;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads how the maintenance page is switched; its kind says which keys there are. */
final class SwitchReader {
    private SwitchReader() {}

    /** The kinds, as they stand in a profile file. */
    private enum Kind {
        FLAG_FILE("flag-file", SwitchReader::flagFile),
        ARTISAN("artisan", SwitchReader::artisan),
        CAPISTRANO("capistrano", SwitchReader::capistrano),
        COMPOSE("compose", SwitchReader::compose),
        COMMAND("command", SwitchReader::commands),
        DNS("dns", SwitchReader::dns),
        RENDER("render", SwitchReader::render);

        private final String word;
        private final Function<Section, Optional<Switch>> reader;

        Kind(String word, Function<Section, Optional<Switch>> reader) {
            this.word = word;
            this.reader = reader;
        }
    }

    static Optional<Switch> read(Section in) {
        Optional<Kind> kind = in.required("kind", Scalars.word(Kind.values(), k -> k.word));
        // Without its kind nothing can be said of the other keys.
        return kind.flatMap(known -> known.reader.apply(in));
    }

    private static Optional<Switch> flagFile(Section in) {
        Optional<String> file = in.required("file", in.there());
        Optional<Switch.WebServer> webServer =
                in.value("web-server", Scalars.word(Switch.WebServer.values(), Switch.WebServer::word));
        String rule = in.value("rule", in.there()).orElse(null);
        return in.make(() -> new Switch.FlagFile(file.orElseThrow(), webServer.orElse(null), rule));
    }

    private static Optional<Switch> artisan(Section in) {
        Optional<String> directory = in.required("directory", in.there());
        Optional<Integer> retry = in.value("retry", Scalars::number);
        List<String> allow = in.list("allow", Scalars::text);
        String render = in.text("render");
        Optional<Integer> refresh = in.value("refresh", Scalars::number);
        String redirect = in.text("redirect");
        Optional<Integer> status = in.value("status", Scalars::number);
        boolean withSecret = in.value("with-secret", Scalars::flag).orElse(false);
        return in.make(() -> new Switch.Artisan(
                directory.orElseThrow(),
                retry.orElse(null),
                new LaravelDown(allow, render, refresh.orElse(null), redirect, status.orElse(null), withSecret)));
    }

    private static Optional<Switch> capistrano(Section in) {
        Optional<String> stage = in.required("stage", Scalars::text);
        Switch.Place on = in.value("on", Scalars.word(Switch.Place.values(), Switch.Place::word))
                .orElse(Switch.Place.WORKSTATION);
        Optional<String> directory = in.required("directory", on == Switch.Place.WORKSTATION ? in.here() : in.there());
        boolean leased = leased(in);
        String file = in.text("file");
        return in.make(() -> new Switch.Capistrano(directory.orElseThrow(), stage.orElseThrow(), on, leased, file));
    }

    private static Optional<Switch> compose(Section in) {
        Optional<String> directory = in.required("directory", in.there());
        Optional<Database.Tool> tool = in.value("tool", Scalars.word(Database.Tool.values(), Database.Tool::word));
        List<String> services = in.list("services", Scalars::text);
        return in.make(() -> new Switch.Compose(directory.orElseThrow(), tool.orElse(null), services));
    }

    private static Optional<Switch> commands(Section in) {
        List<String> on = in.command("on", in.requiredList("on", Scalars::argument), false);
        List<String> off = in.command("off", in.requiredList("off", Scalars::argument), false);
        List<String> status = in.command("status", in.requiredList("status", Scalars::argument), false);
        return in.make(() -> new Switch.Commands(on, off, status));
    }

    private static Optional<Switch> dns(Section in) {
        Optional<Switch.DnsProvider> provider =
                in.required("provider", Scalars.word(Switch.DnsProvider.values(), Switch.DnsProvider::word));
        Optional<String> zone = in.required("zone", Scalars::text);
        Optional<String> dnsRecord = in.required("record", Scalars::text);
        Optional<String> normal = in.required("normal", Scalars::text);
        Optional<String> target = in.required("target", Scalars::text);
        Optional<SecretRef> token = in.secret("token");
        boolean leased = leased(in);
        return in.make(() -> new Switch.Dns(
                provider.orElseThrow(),
                zone.orElseThrow(),
                dnsRecord.orElseThrow(),
                normal.orElseThrow(),
                target.orElseThrow(),
                token.orElse(null),
                leased));
    }

    private static Optional<Switch> render(Section in) {
        Optional<String> service = in.required("service", Scalars::text);
        String page = in.text("page");
        Optional<SecretRef> token = in.secret("token");
        boolean leased = leased(in);
        return in.make(() -> new Switch.Render(service.orElseThrow(), page, token.orElse(null), leased));
    }

    /** Whether the server takes the page down at its end; left out it does not. */
    private static boolean leased(Section in) {
        return in.value("lease", Scalars.word(Switch.Holder.values(), Switch.Holder::word))
                .isPresent();
    }

    /** How a maintenance is announced. */
    static Optional<Announcing> announcing(Section in) {
        Optional<String> way = in.oneOf("command", "url");
        // A key that belongs to the other way is refused as one that nobody knows: it would be lost.
        return way.isPresent() && way.get().equals("url") ? byWeb(in) : byCommand(in);
    }

    private static Optional<Announcing> byWeb(Section in) {
        Optional<String> url = in.required("url", Scalars::text);
        Optional<SecretRef> token = in.secret("token");
        return in.make(() -> new Announcing.ByWeb(url.orElseThrow(), token.orElse(null)));
    }

    private static Optional<Announcing> byCommand(Section in) {
        List<String> command = in.command("command", in.list("command", Scalars::argument), false);
        Switch.Place on = in.value("on", Scalars.word(Switch.Place.values(), Switch.Place::word))
                .orElse(Switch.Place.SERVER);
        return in.make(() -> new Announcing.ByCommand(command, on));
    }
}
