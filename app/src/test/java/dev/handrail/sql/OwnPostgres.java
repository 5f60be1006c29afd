package dev.handrail.sql;

import dev.handrail.RoomInMemory;
import dev.handrail.Scratch;
import dev.handrail.shell.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Debian's own PostgreSQL as it stands on most small servers: peer authentication on its Unix socket, passwords and TLS over
 * TCP. It runs as the user postgres where root runs the tests, else as whoever does.
 */
public final class OwnPostgres implements AutoCloseable {
    static final String PASSWORD = "it's a \"pass\" \\word é";
    static final boolean ROOT = self().equals("root");
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path folder;
    private final int port;
    private final String messages;

    private OwnPostgres(Path folder, int port, String messages) {
        this.folder = folder;
        this.port = port;
        this.messages = messages;
    }

    public static OwnPostgres start() throws Exception {
        return start("C");
    }

    /** @param messages the locale of its messages: C, or one of {@link Locales} */
    public static OwnPostgres start(String messages) throws Exception {
        return start(messages, "");
    }

    /** One whose tables another server may subscribe to. */
    public static OwnPostgres publishing() throws Exception {
        return start("C", "wal_level = logical\n");
    }

    /** @param settings lines of its configuration besides */
    private static OwnPostgres start(String messages, String settings) throws Exception {
        Path folder = RoomInMemory.orOnDisk("handrail-pg");
        Files.setPosixFilePermissions(folder, READABLE);
        own(folder);
        OwnPostgres postgres = new OwnPostgres(folder, FreePort.take(), messages);
        postgres.make();
        postgres.append("postgresql.conf", settings);
        postgres.run(
                PostgresPrograms.folder() + "/pg_ctl", "start", "-w", "-D", postgres.data(), "-l", folder + "/log");
        postgres.execute("CREATE ROLE anna LOGIN PASSWORD " + SqlNames.literal(PASSWORD));
        if (!self().equals("postgres")) {
            postgres.execute("CREATE ROLE " + SqlNames.quoted(self()) + " SUPERUSER LOGIN");
        }
        return postgres;
    }

    private Path locales() {
        return folder.resolve("locales");
    }

    /** Its user need not see where they are kept. */
    private void copyLocale() throws Exception {
        Path all = Locales.folder(messages);
        Files.setPosixFilePermissions(Files.createDirectory(locales()), READABLE);
        try (Stream<Path> files = Files.walk(all.resolve(messages))) {
            for (Path file : files.toList()) {
                Path copy = Files.copy(file, locales().resolve(all.relativize(file)));
                Files.setPosixFilePermissions(copy, READABLE);
            }
        }
    }

    private void make() throws Exception {
        if (!messages.equals("C")) {
            copyLocale();
        }
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        own(password);
        run(
                PostgresPrograms.folder() + "/initdb",
                "-D",
                data(),
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync");
        run(
                "openssl",
                "req",
                "-new",
                "-x509",
                "-days",
                "2",
                "-nodes",
                "-subj",
                "/CN=test",
                "-out",
                data() + "/server.crt",
                "-keyout",
                data() + "/server.key");
        run("chmod", "600", data() + "/server.key");
        // Debian's cluster lets its users in over the socket as who they are; only a user who is alone may be somebody
        // else.
        Files.writeString(Path.of(data()).resolve("pg_hba.conf"), """
                local all all peer map=people
                host all all 127.0.0.1/32 scram-sha-256
                """);
        append("pg_ident.conf", "people /^(.*)$ \\1\n" + (ROOT ? "" : "people " + self() + " postgres\n"));
        append("postgresql.conf", """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = '%s'
                lc_messages = '%s'
                ssl = on
                fsync = off
                autovacuum = off
                max_wal_size = 256MB
                """.formatted(port, folder, messages));
    }

    private void append(String file, String text) throws IOException {
        Path path = Path.of(data()).resolve(file);
        Files.writeString(path, text, StandardOpenOption.APPEND);
    }

    /** Who runs the tests, and is a superuser of it. */
    public static String self() {
        return System.getProperty("user.name");
    }

    public int port() {
        return port;
    }

    /** The folder with its socket. */
    public String sockets() {
        return folder.toString();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** A session past everything that Handrail does. */
    public Connection connect() throws SQLException {
        return connect("postgres");
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", PASSWORD);
    }

    public void execute(String sql) throws SQLException {
        execute("postgres", sql);
    }

    public void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void own(Path path) throws IOException {
        if (ROOT) {
            UserPrincipal postgres =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
            Files.setOwner(path, postgres);
        }
    }

    private void run(String... words) throws Exception {
        List<String> command = new ArrayList<>(ROOT ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.addAll(List.of(words));
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put(Locales.VARIABLE, locales().toString());
        Process process = builder.start();
        if (process.waitFor() != 0) {
            throw new AssertionError(command + ": " + Files.readString(said));
        }
    }

    @Override
    public void close() throws Exception {
        run(PostgresPrograms.folder() + "/pg_ctl", "stop", "-w", "-m", "immediate", "-D", data());
        Scratch.remove(folder);
    }
}
