package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.backup.Pasted;
import dev.handrail.backup.TestDatabase;
import dev.handrail.sql.FirstCell;
import dev.handrail.sql.FreshPostgres;
import dev.handrail.storage.RealS3;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All is gone but a bucket and an age identity: on an empty workstation, an empty server gets its database back. */
class DisasterTest {
    private static final String DATABASE = "lost_parish";
    private static final String ROLE = "lost_sexton";
    private static final String CONTENT =
            "SELECT md5(string_agg(v::text, '|' ORDER BY v.id)) || (SELECT md5(string_agg(m::text, '|' ORDER BY m.id))"
                    + " FROM members m) FROM visits v";

    @TempDir
    Path folder;

    @Test
    void anEmptyServerGetsItsDatabaseBackFromABucketAndAnIdentityAlone() throws Exception {
        TestDatabase.create(DATABASE);
        TestDatabase.fill(DATABASE, 400);
        String was = content(TestDatabase.port());
        Path identity = folder.resolve("identity.txt");
        try (RealS3 bucket = RealS3.start()) {
            Typist before = typist("before");
            bring(before, bucket, TestDatabase.port(), "");
            before.types(0, List.of("vault", "create", "--key-file"));
            before.types(0, List.of("vault", "make-identity", "Parish", "--to", identity.toString(), "--yes"));
            before.types(0, List.of("backup", "run", "Parish", "--yes"));
            Path book = folder.resolve("book.pdf");
            before.types(0, List.of("backup", "book", "Parish", book.toString()));
            theBookSaysWhereAllIs(book, bucket, identity);
            TestDatabase.drop(DATABASE);

            try (EmbeddedPostgres empty = FreshPostgres.start()) {
                Typist after = typist("after");
                String recipient = Files.readAllLines(identity).get(1).substring("# public key: ".length());
                bring(
                        after,
                        bucket,
                        empty.getPort(),
                        "encryption: { age: [" + recipient + "], identity: 'file:" + identity + "' }");
                after.types(0, List.of("backup", "adopt", "cloud", "--server", "Parish", "--yes"));
                JsonNode found = json(after.types(0, List.of("backup", "list", "Parish", "--json")));
                assertThat(found).hasSize(1);
                String id = found.at("/0/id").asText();
                String plan = after.types(0, List.of("restore", id, "--into", DATABASE, "--plan"));
                assertThat(plan).contains("CREATE DATABASE");
                after.types(0, List.of("restore", id, "--into", DATABASE, "--yes"));
                assertThat(content(empty.getPort())).isEqualTo(was);
                assertThat(json(after.types(0, List.of("backup", "list", "--json")))
                                .at("/0/proof")
                                .asInt())
                        .isEqualTo(5);
                assertThat(json(after.types(0, List.of("backup", "recovery", "Parish", "--json")))
                                .at("/0/restoreMillis")
                                .asLong())
                        .isPositive();
            }
        }
    }

    /** The directory is gone as well, and comes back from the bucket to where it was, alone by what stands in the book. */
    @Test
    void anEmptyServerGetsItsFilesBackFromABucketAndAnIdentityAlone() throws Exception {
        Path uploads = Files.createDirectories(folder.resolve("srv/uploads/2024"));
        Files.writeString(uploads.resolve("häß lich.txt"), "first");
        Files.writeString(uploads.resolve("second.bin"), "second");
        Files.createSymbolicLink(uploads.resolve("newest"), Path.of("second.bin"));
        Path identity = folder.resolve("identity.txt");
        try (RealS3 bucket = RealS3.start()) {
            Typist before = typist("before");
            bringFiles(before, bucket, "");
            before.types(0, List.of("vault", "create", "--key-file"));
            before.types(0, List.of("vault", "make-identity", "Parish", "--to", identity.toString(), "--yes"));
            before.types(0, List.of("backup", "run", "Parish", "--yes"));
            Files.move(folder.resolve("srv"), folder.resolve("gone"));
            Files.createDirectory(folder.resolve("srv"));

            Typist after = typist("after");
            String recipient = Files.readAllLines(identity).get(1).substring("# public key: ".length());
            bringFiles(after, bucket, "encryption: { age: [" + recipient + "], identity: 'file:" + identity + "' }");
            after.types(0, List.of("backup", "adopt", "cloud", "--server", "Parish", "--yes"));
            String id = json(after.types(0, List.of("backup", "list", "Parish", "--json")))
                    .at("/0/id")
                    .asText();
            String there = folder.resolve("srv/uploads").toString();
            after.types(0, List.of("restore", id, "--into", there, "--yes"));
            assertThat(uploads.resolve("häß lich.txt")).hasContent("first");
            assertThat(uploads.resolve("second.bin")).hasContent("second");
            assertThat(Files.readSymbolicLink(uploads.resolve("newest"))).isEqualTo(Path.of("second.bin"));
            assertThat(json(after.types(0, List.of("backup", "list", "--json")))
                            .at("/0/proof")
                            .asInt())
                    .isGreaterThanOrEqualTo(4);
        }
    }

    /** An empty database server has no roles: what belongs to one waits for it, and is told by which commands they come. */
    @Test
    void theRolesComeBackByTheirCommandsAndTheDatabaseThatIsTheirsAfterThem() throws Exception {
        TestDatabase.create(DATABASE);
        TestDatabase.fill(DATABASE, 40);
        TestDatabase.execute("postgres", "DROP ROLE IF EXISTS " + ROLE + "; CREATE ROLE " + ROLE + " LOGIN");
        TestDatabase.execute(DATABASE, "ALTER TABLE visits OWNER TO " + ROLE);
        Typist typist = typist("home");
        bringRoles(typist, TestDatabase.port());
        typist.types(0, List.of("backup", "run", "Parish", "--yes"));
        TestDatabase.drop(DATABASE);
        TestDatabase.execute("postgres", "DROP ROLE " + ROLE);
        try (EmbeddedPostgres empty = FreshPostgres.start()) {
            bringRoles(typist, empty.getPort());
            JsonNode taken = json(typist.types(0, List.of("backup", "list", "Parish", "--json")));
            String roles = id(taken, "roles");
            String database = id(taken, DATABASE);
            String plan = typist.types(3, List.of("restore", database, "--into", DATABASE, "--plan"));
            assertThat(plan).contains(ROLE, "handrail backup commands " + roles);
            typist.types(3, List.of("restore", "note", database));

            Path here = Files.createDirectories(folder.resolve("here"));
            Pasted.in(here, here, typist.types(0, List.of("backup", "commands", roles)));
            typist.types(0, List.of("restore", "note", roles));
            String undone = typist.types(0, List.of("restore", "note", roles, "--undone", "--json"));
            assertThat(undone).contains("\"usersNotOf\":\"" + roles + "\"");
            typist.types(0, List.of("restore", "note", roles));
            assertThat(json(typist.types(0, List.of("journal", "list", "--json")))
                            .findValuesAsText("operation"))
                    .startsWith("restore note", "restore note", "restore note");
            typist.types(0, List.of("restore", database, "--into", DATABASE, "--yes"));
        }
    }

    private static String id(JsonNode backups, String source) {
        for (JsonNode backup : backups) {
            if (backup.get("source").asText().equals(source)) {
                return backup.get("id").asText();
            }
        }
        throw new AssertionError("no backup of " + source);
    }

    private void bringRoles(Typist typist, int port) throws IOException {
        Path file =
                Files.writeString(folder.resolve("roles.yaml"), """
                server: Parish
                environment: test
                access: this-computer
                databases:
                  - { name: %1$s, engine: postgresql, host: 127.0.0.1, port: %2$d, user: postgres }
                  - { name: roles, engine: postgresql, host: 127.0.0.1, port: %2$d, user: postgres, dump: { what: roles } }
                destinations:
                  - { name: kept, folder: %3$s }
                """.formatted(DATABASE, port, folder.resolve("kept")));
        typist.types(0, List.of("server", "import", file.toString(), "--yes"));
    }

    private void bringFiles(Typist typist, RealS3 bucket, String encryption) throws IOException {
        Path file = Files.writeString(folder.resolve("parish.yaml"), """
                server: Parish
                environment: test
                access: this-computer
                files:
                  - { name: uploads, directory: %s }
                destinations:
                  - { name: cloud, s3: { bucket: %s, prefix: parish/, region: auto, endpoint: "%s", access-key: env:PARISH_S3_KEY, secret-key: env:PARISH_S3_SECRET } }
                %s
                """.formatted(
                        folder.resolve("srv/uploads"), RealS3.BUCKET, bucket.endpoint(), encryption));
        typist.types(0, List.of("server", "import", file.toString(), "--yes"));
    }

    private Typist typist(String home) {
        Typist typist = new Typist(folder.resolve(home));
        RealS3.environment().forEach(typist::exports);
        return typist;
    }

    /** All that the profile needs stands in the recovery book. */
    private void bring(Typist typist, RealS3 bucket, int port, String encryption) throws IOException {
        Path file = Files.writeString(folder.resolve("parish.yaml"), """
                server: Parish
                environment: test
                access: this-computer
                databases:
                  - { name: %s, engine: postgresql, host: 127.0.0.1, port: %d, user: postgres }
                destinations:
                  - { name: cloud, s3: { bucket: %s, prefix: parish/, region: auto, endpoint: "%s", access-key: env:PARISH_S3_KEY, secret-key: env:PARISH_S3_SECRET } }
                contacts:
                  - { role: Küster, name: Jürgen Groß, phone: "+41 44 000 00 00" }
                %s
                """.formatted(
                        DATABASE, port, RealS3.BUCKET, bucket.endpoint(), encryption));
        typist.types(0, List.of("server", "import", file.toString(), "--yes"));
    }

    private static void theBookSaysWhereAllIs(Path book, RealS3 bucket, Path identity) throws IOException {
        try (PDDocument read = Loader.loadPDF(book.toFile())) {
            String text = new PDFTextStripper().getText(read).replaceAll("\\s+", "");
            assertThat(text)
                    .contains(bucket.endpoint(), RealS3.BUCKET, identity.toString(), "PARISH_S3_SECRET")
                    .contains("Küster", "JürgenGroß", "pg_restore", "age--decrypt", DATABASE)
                    .doesNotContain(RealS3.SECRET_KEY, RealS3.ACCESS_KEY)
                    .doesNotContain(Files.readAllLines(identity).getLast());
        }
    }

    private static String content(int port) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, "postgres", "")) {
            return FirstCell.text(connection, CONTENT);
        }
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
