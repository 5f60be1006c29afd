package dev.handrail.practice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** The database of the practice server: a parish office with its members and 300,000 visits. */
final class ParishDatabase {
    static final String NAME = "parish";
    static final String ROLE = "parish";
    private static final String PASSWORD = "database-password";

    private final PracticePostgres postgres;
    private final Path passwordFile;

    ParishDatabase(PracticePostgres postgres, PracticeFolder folder) throws IOException {
        this.postgres = postgres;
        this.passwordFile = passwordFile(folder);
    }

    static Path passwordFile(PracticeFolder folder) throws IOException {
        return folder.password(PASSWORD);
    }

    static Path passwordPath(PracticeFolder folder) {
        return folder.passwordPath(PASSWORD);
    }

    /** Makes the role, which may make databases of its own, and the database with all its rows. */
    void make() throws SQLException, IOException {
        try (Connection superuser = postgres.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE ROLE " + ROLE + " LOGIN CREATEDB PASSWORD " + quoted(password()));
            statement.execute("CREATE DATABASE " + NAME + " OWNER " + ROLE);
        }
        try (Connection parish = connect()) {
            parish.setAutoCommit(false);
            try (Statement statement = parish.createStatement()) {
                statement.execute(script());
            }
            parish.commit();
            parish.setAutoCommit(true);
            try (Statement statement = parish.createStatement()) {
                statement.execute("VACUUM ANALYZE");
            }
        }
    }

    Connection connect() throws SQLException, IOException {
        return connect(NAME);
    }

    Connection connect(String database) throws SQLException, IOException {
        return postgres.connect(database, ROLE, password());
    }

    private String password() throws IOException {
        return PracticeFolder.passwordIn(passwordFile);
    }

    /** CREATE ROLE takes no parameters. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String script() throws IOException {
        try (InputStream sql = ParishDatabase.class.getResourceAsStream("parish.sql")) {
            return new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
