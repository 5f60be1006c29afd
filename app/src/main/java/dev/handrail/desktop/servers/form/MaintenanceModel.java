package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.desktop.servers.Lines;
import dev.handrail.desktop.servers.SecretModel;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.server.Database.Tool;
import dev.handrail.server.LaravelDown;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Switch;
import dev.handrail.server.Switch.Place;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.server.WholePath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** How the maintenance page is switched, in the form: what each kind of switch needs. */
public final class MaintenanceModel {
    private static final String ANY = "any";
    private static final String HOST = "example.org";
    private static final List<String> RUN = List.of(ANY);

    private final ObjectProperty<SwitchKind> kind;
    private final Field file;
    private final ObjectProperty<Optional<WebServer>> webServer;
    private final Field rule;
    private final Field directory;
    private final Field retry;
    private final LaravelModel laravel;
    private final Field stage;
    private final ObjectProperty<Place> place;
    private final ObjectProperty<Optional<Tool>> tool;
    private final Lines services;
    private final CommandField on;
    private final CommandField off;
    private final CommandField status;
    private final Field zone;
    private final Field dnsRecord;
    private final Field normal;
    private final Field target;
    private final Field service;
    private final Field page;
    private final SecretModel token;
    private final LeaseModel lease;
    private final List<Switch> others;

    /** Of several the first is edited, which is the usual one; the others stay as they are. */
    MaintenanceModel(@Nullable Switch profile) {
        List<Switch> all = profile instanceof Switch.Several several
                ? several.all()
                : Stream.ofNullable(profile).toList();
        others = all.stream().skip(1).toList();
        Switch before = all.isEmpty() ? null : all.getFirst();
        Optional<Switch.FlagFile> flag = as(before, Switch.FlagFile.class);
        Optional<Switch.Capistrano> capistrano = as(before, Switch.Capistrano.class);
        Optional<Switch.Compose> compose = as(before, Switch.Compose.class);
        Optional<Switch.Commands> commands = as(before, Switch.Commands.class);
        Optional<Switch.Dns> dns = as(before, Switch.Dns.class);
        Optional<Switch.Render> render = as(before, Switch.Render.class);
        kind = new SimpleObjectProperty<>(SwitchKind.of(before));
        file = Field.of(flag.map(Switch.FlagFile::file).orElse(""), text -> WholePath.there("file", text));
        webServer = new SimpleObjectProperty<>(flag.map(Switch.FlagFile::webServer));
        rule = Field.optional(flag.map(Switch.FlagFile::rule).orElse(""), text -> WholePath.there("rule", text));
        place = new SimpleObjectProperty<>(capistrano.map(Switch.Capistrano::on).orElse(Place.WORKSTATION));
        directory = Field.of(
                directory(before),
                text -> kind.get() == SwitchKind.CAPISTRANO && place.get() == Place.WORKSTATION
                        ? WholePath.here("directory", text)
                        : WholePath.there("directory", text));
        kind.subscribe((was, now) -> directory.lookAgain());
        place.subscribe((was, now) -> directory.lookAgain());
        retry = Field.optional(
                as(before, Switch.Artisan.class)
                        .map(Switch.Artisan::retry)
                        .map(String::valueOf)
                        .orElse(""),
                text -> new Switch.Artisan(ANY, LaravelModel.whole("retry", text)));
        laravel = new LaravelModel(
                as(before, Switch.Artisan.class).map(Switch.Artisan::more).orElse(LaravelDown.PLAIN));
        stage = Field.of(
                capistrano.map(Switch.Capistrano::stage).orElse(""),
                text -> new Switch.Capistrano(ANY, text, Place.WORKSTATION));
        tool = new SimpleObjectProperty<>(compose.map(Switch.Compose::tool));
        services = new Lines(
                compose.map(Switch.Compose::services).orElse(List.of()),
                text -> new Switch.Compose(ANY, null, List.of(text)));
        on = command(commands.map(Switch.Commands::on));
        off = command(commands.map(Switch.Commands::off));
        status = command(commands.map(Switch.Commands::status));
        zone = host(dns.map(Switch.Dns::zone));
        dnsRecord = host(dns.map(Switch.Dns::record));
        normal = host(dns.map(Switch.Dns::normal));
        target = host(dns.map(Switch.Dns::target));
        service = Field.of(render.map(Switch.Render::service).orElse(""), text -> new Switch.Render(text, null, null));
        page = Field.optional(render.map(Switch.Render::page).orElse(""), text -> new Switch.Render(ANY, text, null));
        SecretRef kept = dns.map(Switch.Dns::token)
                .or(() -> render.map(Switch.Render::token))
                .orElse(null);
        token = new SecretModel(dns.isEmpty() && render.isEmpty() ? SecretWay.VAULT : SecretWay.of(kept), kept);
        lease = new LeaseModel(before, kind, place);
    }

    private static <T> Optional<T> as(@Nullable Switch before, Class<T> kind) {
        return kind.isInstance(before) ? Optional.of(kind.cast(before)) : Optional.empty();
    }

    private static String directory(@Nullable Switch before) {
        return switch (before) {
            case Switch.Artisan one -> one.directory();
            case Switch.Capistrano one -> one.directory();
            case Switch.Compose one -> one.directory();
            case null, default -> "";
        };
    }

    private static CommandField command(Optional<List<String>> words) {
        return new CommandField(
                words.orElse(List.of()),
                given -> WholePath.program("on", new Switch.Commands(given, RUN, RUN).on(), false));
    }

    private static Field host(Optional<String> initial) {
        return Field.of(
                initial.orElse(""),
                text -> new Switch.Dns(Switch.DnsProvider.CLOUDFLARE, text, HOST, HOST, HOST, null));
    }

    public ObjectProperty<SwitchKind> kind() {
        return kind;
    }

    /** The file that a rule of the web server tests. */
    public Field file() {
        return file;
    }

    public ObjectProperty<Optional<WebServer>> webServer() {
        return webServer;
    }

    /** The file of the web server's configuration with the rule. */
    public Field rule() {
        return rule;
    }

    /** Of the application, the checkout or the compose project. */
    public Field directory() {
        return directory;
    }

    public Field retry() {
        return retry;
    }

    /** What else Laravel is told. */
    public LaravelModel laravel() {
        return laravel;
    }

    public Field stage() {
        return stage;
    }

    public ObjectProperty<Place> place() {
        return place;
    }

    public ObjectProperty<Optional<Tool>> tool() {
        return tool;
    }

    public Lines services() {
        return services;
    }

    public Field on() {
        return on.field();
    }

    public Field off() {
        return off.field();
    }

    public Field status() {
        return status.field();
    }

    public Field zone() {
        return zone;
    }

    public Field dnsRecord() {
        return dnsRecord;
    }

    /** Where the record points while the site is open. */
    public Field normal() {
        return normal;
    }

    public Field target() {
        return target;
    }

    public Field service() {
        return service;
    }

    /** A page of one's own at Render. */
    public Field page() {
        return page;
    }

    public SecretModel token() {
        return token;
    }

    /** Who takes the page down at its end. */
    public LeaseModel lease() {
        return lease;
    }

    boolean hasToken() {
        return kind.get() == SwitchKind.DNS || kind.get() == SwitchKind.RENDER;
    }

    boolean valid() {
        Stream<Field> fields = switch (kind.get()) {
            case NONE -> Stream.of();
            case FLAG_FILE -> Stream.of(file, rule);
            case ARTISAN -> Stream.concat(Stream.of(directory, retry), laravel.fields());
            case CAPISTRANO -> Stream.concat(Stream.of(directory, stage), lease.fields());
            case COMPOSE -> Stream.of(directory, services.field());
            case COMMAND -> Stream.of(on(), off(), status());
            case DNS -> Stream.of(zone, dnsRecord, normal, target);
            case RENDER -> Stream.of(service, page);
        };
        return fields.map(Field::valid).reduce(!hasToken() || token.valid(), Boolean::logicalAnd);
    }

    /** What other switches there are, which are changed in the profile's text. */
    public String others() {
        return others.stream().map(Switch::kind).collect(Collectors.joining(", "));
    }

    /** One of the kind of another takes its place. */
    @Nullable
    Switch build() {
        Switch edited = edited();
        return Switch.Several.of(
                edited,
                others.stream()
                        .filter(other -> edited == null || !other.kind().equals(edited.kind()))
                        .toList());
    }

    private @Nullable Switch edited() {
        return switch (kind.get()) {
            case NONE -> null;
            case FLAG_FILE ->
                new Switch.FlagFile(
                        file.value(), webServer.get().orElse(null), rule.given().orElse(null));
            case ARTISAN ->
                new Switch.Artisan(
                        directory.value(),
                        retry.given()
                                .map(text -> LaravelModel.whole("retry", text))
                                .orElse(null),
                        laravel.build());
            case CAPISTRANO -> lease.capistrano(directory.value(), stage.value());
            case COMPOSE -> new Switch.Compose(directory.value(), tool.get().orElse(null), services.values());
            case COMMAND -> new Switch.Commands(on.words(), off.words(), status.words());
            case DNS ->
                new Switch.Dns(
                        Switch.DnsProvider.CLOUDFLARE,
                        zone.value(),
                        dnsRecord.value(),
                        normal.value(),
                        target.value(),
                        token.ref(),
                        lease.leased());
            case RENDER -> new Switch.Render(service.value(), page.given().orElse(null), token.ref(), lease.leased());
        };
    }
}
