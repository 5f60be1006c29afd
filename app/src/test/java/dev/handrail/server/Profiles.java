package dev.handrail.server;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes random profiles out of the strings that have broken YAML before; one seed always makes the same profile. */
public final class Profiles {
    private static final List<String> HOSTILE = List.of(
            "yes",
            "No",
            "on",
            "null",
            "~",
            "true",
            "0123",
            "1_000",
            "0x1F",
            "0o17",
            "1e3",
            ".inf",
            "-.5",
            "12:30:45",
            "2026-11-21",
            "<<",
            "=",
            "-",
            "- a",
            "--- b",
            "...",
            "? a",
            ": b",
            "a: b",
            "a:b",
            "a #b",
            "#a",
            "it's",
            "say \"so\"",
            "'",
            "\"",
            "\\",
            "\\n",
            "a\\",
            "{a}",
            "[a]",
            "{ a: b }",
            "a, b",
            ",",
            "*a",
            "&a",
            "!a",
            "!!str a",
            "|",
            ">",
            "%a",
            "@a",
            "`a`",
            "$(rm -rf /)",
            "${HOME}",
            "{0}",
            "''",
            "Ünïcödé",
            "日本語",
            "😀",
            "é",
            "\u00a0x",
            "x\u2028y",
            "\ufeffx",
            "\u200b.",
            "a\u202eb",
            "-x",
            "--help",
            "~/Backups",
            "/var/a b",
            "env:X",
            "vault",
            "ask",
            "x ",
            " y",
            "a  b",
            "*.tmp",
            "key: [a, {b: c}]",
            "\ufffe",
            "\ud83d\ude00'",
            "?",
            "a?",
            "a:");

    private static final List<String> SEVERAL_LINES = List.of(
            "a\nb",
            "\n",
            "a\n",
            "\na",
            "a\n\n  b\n",
            "tab\there",
            "cr\r\nlf",
            "",
            " ",
            "\u0007",
            "\u0085",
            "\u001b[0m");

    private static final ChronoUnit[] LENGTHS = {
        ChronoUnit.SECONDS, ChronoUnit.MINUTES, ChronoUnit.HOURS, ChronoUnit.DAYS
    };

    private final Random random;

    public Profiles(long seed) {
        this.random = new Random(seed);
    }

    public Server server() {
        String name = text();
        Environment environment = one(Environment.values());
        @Nullable Template template = maybe(() -> one(Template.values()));
        Access access = access();
        return new Server(
                name,
                environment,
                template,
                access,
                named(this::database),
                named(this::files),
                named(this::script),
                apart(named(this::destination), access),
                maybe(() -> new Encryption(List.of("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"))),
                named(this::log),
                named(this::site),
                switches(),
                some(() -> new Contact(text(), maybe(this::text), maybe(this::text), maybe(this::text))),
                List.copyOf(new HashSet<>(some(this::text))),
                named(this::repository),
                random.nextBoolean() ? Packing.USUAL : packing(),
                maybe(this::announcing));
    }

    /** Each a place of its own. */
    private static List<Destination> apart(List<Destination> any, Access access) {
        List<Destination> apart = new ArrayList<>();
        any.stream()
                .filter(one -> DestinationPlace.taken(one, apart, access).isEmpty())
                .forEachOrdered(apart::add);
        return List.copyOf(apart);
    }

    private Announcing announcing() {
        return random.nextBoolean()
                ? new Announcing.ByCommand(command(), one(Switch.Place.values()))
                : new Announcing.ByWeb(
                        pick(
                                "https://example.org/hook",
                                "https://example.org/{token}",
                                "https://example.org/?t={token}"),
                        secret());
    }

    private Repository repository(String name) {
        boolean far = random.nextBoolean();
        return new Repository(name, far ? text() : null, far ? null : there(), maybe(this::keep));
    }

    private Packing packing() {
        return new Packing(
                maybe(() -> one(Packing.Program.values())),
                random.nextInt(10),
                random.nextInt(9),
                maybe(this::size),
                random.nextBoolean(),
                maybe(this::size));
    }

    private Dump dump() {
        return random.nextInt(4) == 0
                ? new Dump(Dump.What.ROLES, one(Dump.Format.values()), 0, false, List.of(), List.of(), List.of())
                : new Dump(
                        random.nextBoolean() ? Dump.What.ONE : Dump.What.ALL,
                        one(Dump.Format.values()),
                        random.nextInt(9),
                        random.nextBoolean(),
                        some(this::text),
                        some(this::text),
                        some(this::text));
    }

    private ByteSize size() {
        return new ByteSize(1L + random.nextInt(5000) * (random.nextBoolean() ? 1L : 1L << 20));
    }

    private Access access() {
        if (random.nextInt(4) == 0) {
            return new Access.ThisComputer(one(Sudo.values()));
        }
        return new Access.Ssh(
                host(),
                1 + random.nextInt(65535),
                pick("deploy", "root", "yes", "0123", "DOM\\user", "a.b"),
                maybe(this::here),
                maybe(this::secret),
                random.nextBoolean(),
                maybe(() -> pick("bastion", "ops@bastion:2222", "a,b@c:1", "[::1]:22", "me@[fe80::1]")),
                one(Sudo.values()));
    }

    private Database database(String name) {
        Engine engine = one(Engine.values());
        int port = random.nextBoolean() ? engine.defaultPort() : 1 + random.nextInt(65535);
        return switch (random.nextInt(3)) {
            case 0 ->
                new Database(
                        name,
                        engine,
                        host(),
                        port,
                        text(),
                        maybe(this::secret),
                        null,
                        null,
                        null,
                        maybe(this::keep),
                        dump(),
                        maybe(this::drill),
                        maybe(this::undo));
            case 1 ->
                new Database(
                        name,
                        engine,
                        host(),
                        port,
                        text(),
                        maybe(this::secret),
                        new Database.Container(pick("db", "0123", "a-b.c_d"), one(Database.Tool.values())),
                        null,
                        maybe(() -> "postgres"),
                        maybe(this::keep));
            default ->
                new Database(
                        name,
                        engine,
                        Database.LOCALHOST,
                        port,
                        maybe(this::text),
                        null,
                        null,
                        there(),
                        "postgres",
                        null,
                        Dump.USUAL,
                        maybe(this::drill),
                        maybe(this::undo));
        };
    }

    private FileSet files(String name) {
        return new FileSet(
                name,
                there(),
                some(this::text),
                maybe(() -> new FileSet.Cold(command(), command(), maybe(this::there), maybe(this::healthy))),
                maybe(this::keep),
                maybe(() -> new DrillRule(often(), List.of(), null)),
                maybe(this::undo));
    }

    private FileSet.Healthy healthy() {
        return new FileSet.Healthy(command(), Duration.ofSeconds(1 + random.nextInt(3600)));
    }

    private DrillRule drill() {
        return new DrillRule(
                often(),
                maybe(() -> new Hours(random.nextInt(12), 12 + random.nextInt(13))),
                some(this::text),
                maybe(() ->
                        pick("http://127.0.0.1:8080/{database}/health", "HTTPS://{database}.example.org/?a=b,c#d")));
    }

    private Duration undo() {
        return Duration.ofSeconds(3600 + random.nextInt(900_000))
                .truncatedTo(one(new ChronoUnit[] {ChronoUnit.SECONDS, ChronoUnit.MINUTES, ChronoUnit.HOURS}));
    }

    private Duration often() {
        return Duration.ofSeconds(86_400 + random.nextInt(900_000)).truncatedTo(one(LENGTHS));
    }

    private Script script(String name) {
        return new Script(name, command(), there(), maybe(this::keep));
    }

    private Destination destination(String name) {
        boolean keys = random.nextBoolean();
        return switch (random.nextInt(3)) {
            case 0 -> new Destination.Folder(name, "/" + text());
            case 1 -> new Destination.ServerFolder(name, pick("a", "/", "~/") + text());
            default ->
                new Destination.S3(
                        name,
                        text(),
                        random.nextBoolean() ? "" : text(),
                        maybe(this::text),
                        maybe(() -> "https://s3.example.org:9000/x?y=1#z"),
                        maybe(random::nextBoolean),
                        keys ? secret() : null,
                        keys ? secret() : null);
        };
    }

    private LogSource log(String name) {
        return switch (random.nextInt(3)) {
            case 0 -> new LogSource.LogFile(name, there());
            case 1 -> new LogSource.Journald(name, text());
            default -> new LogSource.ContainerLog(name, "web-1");
        };
    }

    private Duration lapse() {
        return Duration.ofSeconds(random.nextInt(200_000));
    }

    private Site site(String name) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            json.put(line(), json(2));
        }
        return new Site(
                name,
                URI.create(pick("https://example.org", "http://[::1]:8080/a%20b?c=d,e#f", "HTTPS://EXAMPLE.org/'x'")),
                new Site.Expect(
                        maybe(() -> 100 + random.nextInt(500)),
                        maybe(() -> "x" + line()),
                        json,
                        random.nextBoolean() ? Map.of("X-" + random.nextInt(9), line()) : Map.of(),
                        maybe(() -> URI.create("https://example.org/after")),
                        random.nextBoolean(),
                        maybe(this::lapse)),
                maybe(() -> pick("192.0.2.10", "2001:db8::1")),
                maybe(() -> new Site.Inside(pick("127.0.0.1", "::1", "web"), 1 + random.nextInt(65535))),
                new Site.CertificateRule(maybe(() -> random.nextInt(90)), maybe(this::text)),
                maybe(this::lapse),
                new Site.NameRule(random.nextBoolean(), some(() -> pick("9.9.9.9", "::1", "127.0.0.1:5353"))));
    }

    @SuppressWarnings("NullAway")
    private Object json(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> line();
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(30));
            case 4 -> null;
            case 5 -> random.nextInt(10);
            case 6 -> new ArrayList<>(Arrays.asList(json(depth - 1), json(depth - 1)));
            default -> Map.of(line(), List.of(), "inside", Map.of("x", line()));
        };
    }

    private @Nullable Switch switches() {
        Map<String, Switch> kinds = new LinkedHashMap<>();
        some(this::maintenance).forEach(one -> kinds.putIfAbsent(one.kind(), one));
        return Switch.Several.of(null, List.copyOf(kinds.values()));
    }

    private Switch maintenance() {
        return switch (random.nextInt(7)) {
            case 0 -> new Switch.FlagFile(there(), maybe(() -> one(Switch.WebServer.values())), maybe(this::there));
            case 1 -> new Switch.Artisan(there(), maybe(() -> 1 + random.nextInt(600)), laravel());
            case 2 -> capistrano();
            case 3 ->
                new Switch.Compose(
                        there(), maybe(() -> one(Database.Tool.values())), some(() -> pick("web", "0123", "yes")));
            case 4 -> new Switch.Commands(command(), command(), command());
            case 5 ->
                new Switch.Dns(
                        Switch.DnsProvider.CLOUDFLARE,
                        host(),
                        host(),
                        host(),
                        host(),
                        maybe(this::secret),
                        random.nextBoolean());
            default ->
                new Switch.Render(
                        text(), maybe(() -> "https://example.org/closed"), maybe(this::secret), random.nextBoolean());
        };
    }

    private Switch capistrano() {
        Switch.Place on = one(Switch.Place.values());
        boolean leased = on == Switch.Place.WORKSTATION && random.nextBoolean();
        return new Switch.Capistrano(
                on == Switch.Place.SERVER ? there() : here(),
                text(),
                on,
                leased,
                leased ? maybe(() -> "/srv/" + random.nextInt() + ".html") : null);
    }

    private LaravelDown laravel() {
        return new LaravelDown(
                some(() -> pick("192.0.2.10", "10.0.0.0/8", "2001:db8::/32", "::1")),
                maybe(this::text),
                maybe(() -> 1 + random.nextInt(60)),
                maybe(() -> pick("/", "/closed", "/a/b")),
                maybe(() -> 400 + random.nextInt(200)),
                random.nextBoolean());
    }

    private List<String> command() {
        String program = text();
        boolean found = program.startsWith("/") || program.matches("[^-~/][^/]*");
        List<String> command = new ArrayList<>(List.of(found ? program : "/" + program));
        command.addAll(some(this::line));
        return command;
    }

    private SecretRef secret() {
        return switch (random.nextInt(4)) {
            case 0 -> new SecretRef.Vault();
            case 1 -> new SecretRef.Ask();
            case 2 -> new SecretRef.Env("DB_" + random.nextInt(100));
            default -> new SecretRef.File(here());
        };
    }

    private Keep keep() {
        return random.nextBoolean()
                ? new Keep(1 + random.nextInt(4000))
                : new Keep(
                        random.nextInt(40),
                        1 + random.nextInt(9),
                        random.nextInt(9),
                        random.nextInt(9),
                        random.nextInt(13),
                        random.nextInt(4),
                        maybe(this::size));
    }

    private String host() {
        return pick("localhost", "example.org", "192.0.2.7", "2001:db8::7", "0123", "null", "www.münchen.example");
    }

    /** One line that is not blank. */
    private String text() {
        String text = pick(HOSTILE.toArray(String[]::new));
        return random.nextInt(3) == 0 ? text + pick(HOSTILE.toArray(String[]::new)) : text;
    }

    /** Somewhere on the server. */
    private String there() {
        return "/" + text();
    }

    /** Somewhere on the workstation. */
    private String here() {
        return pick("/", "~/") + text();
    }

    /** Any text at all. */
    private String line() {
        return random.nextInt(3) == 0 ? pick(SEVERAL_LINES.toArray(String[]::new)) + text() : text();
    }

    private <T> List<T> named(Function<String, T> make) {
        Set<String> names = new HashSet<>(some(this::text));
        return names.stream().sorted().map(make).toList();
    }

    private <T> List<T> some(Supplier<T> make) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(make.get());
        }
        return list;
    }

    private <T> @Nullable T maybe(Supplier<T> make) {
        return random.nextBoolean() ? make.get() : null;
    }

    private <E> E one(E[] values) {
        return values[random.nextInt(values.length)];
    }

    private String pick(String... values) {
        return one(values);
    }
}
