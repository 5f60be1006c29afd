package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.handrail.site.maintenance.Apis;
import dev.handrail.sql.RealMariaDb;
import dev.handrail.storage.RealS3;
import dev.handrail.vault.QuickVault;
import dev.handrail.web.LocalSite;
import dev.handrail.web.LocalSite.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is known to others than the server: keys of a bucket, the passphrase that seals backups, tokens of gateways, and the
 * password of a MariaDB. Each is used, and then looked for wherever something stays; the gateways repeat what they were given.
 */
class SecretsBeyondTest {
    private static final String VAULT = "correct horse battery staple";
    private static final String DATABASE = "pw'7d0c41f2ab93 \"$&%\\+/x";
    private static final String SEAL = "sealed'5e21b7c09d4f \"$&%é\\+/x";
    private static final String DNS = "dnsToken4c1e77ab20f9d3";
    private static final String RENDER = "rnd_91b3c6de0a7f4428";
    private static final String NEWS = "newsToken0f8d2b6a91c35e";

    @TempDir
    private Path folder;

    private final SecretSearch search = new SecretSearch();
    private RealMariaDb mariaDb;
    private RealS3 bucket;
    private LocalSite gateway;
    private Path home;
    private Path kept;
    private Typist typist;

    @BeforeEach
    void plant() throws Exception {
        Map.of(
                        "the passphrase of the vault", VAULT,
                        "the password of MariaDB", DATABASE,
                        "the passphrase of the backups", SEAL,
                        "the secret key of the bucket", RealS3.SECRET_KEY,
                        "the token of Cloudflare", DNS,
                        "the token of Render", RENDER,
                        "the token of the news", NEWS)
                .forEach(search::knows);
        mariaDb = RealMariaDb.start();
        mariaDb.execute("CREATE DATABASE parish; CREATE TABLE parish.member (id INT PRIMARY KEY, name TEXT);"
                + " INSERT INTO parish.member VALUES (1, 'Mara'), (2, 'Ino');"
                + " CREATE USER 'keeper'@'127.0.0.1' IDENTIFIED BY '"
                + DATABASE.replace("'", "''").replace("\\", "\\\\")
                + "'; GRANT ALL ON *.* TO 'keeper'@'127.0.0.1'");
        bucket = RealS3.start();
        gateway = LocalSite.plain(SecretsBeyondTest::repeats);
        home = folder.resolve("home");
        kept = folder.resolve("kept");
        typist = new Typist(home);
        typist.exports(Apis.CLOUDFLARE, gateway.url("127.0.0.1", "").toString());
        typist.exports(Apis.RENDER, gateway.url("127.0.0.1", "").toString());
    }

    @AfterEach
    void uproot() throws Exception {
        gateway.close();
        bucket.close();
        mariaDb.close();
    }

    /** The worst of gateways: it refuses, and says aloud what it was shown. */
    private static Reply repeats(HttpExchange asked) {
        String shown = LocalSite.header(asked, "Authorization").orElse("nothing") + " at " + asked.getRequestURI();
        return Reply.json("{\"success\": false, \"errors\": [{\"code\": 1, \"message\": \"" + shown
                        + "\"}], \"message\": \"" + shown + "\"}")
                .with(400);
    }

    private String server(String name, String more) {
        return """
                server: %s
                environment: test
                access: this-computer
                sites:
                  - { name: home, url: "%s" }
                %s
                """.formatted(name, gateway.url("127.0.0.1", "/"), more);
    }

    private void setUp() throws Exception {
        String parish = server("Parish", """
                databases:
                  - { name: parish, engine: mariadb, port: %d, user: keeper, password: vault }
                destinations:
                  - { name: here, folder: %s }
                  - { name: cloud, s3: { bucket: %s, region: auto, endpoint: "%s", access-key: vault, secret-key: vault } }
                encryption: { passphrase: vault }
                switch: { kind: dns, provider: cloudflare, zone: example.org, record: www.example.org, normal: a.example.org, target: b.example.org, token: vault }
                announce: { url: "%s", token: vault }
                """.formatted(
                        mariaDb.port(),
                        kept,
                        RealS3.BUCKET,
                        bucket.endpoint(),
                        gateway.url("127.0.0.1", "/") + "{token}/news"));
        String shop = server(
                "Shop",
                "switch: { kind: render, service: srv-c1, page: \"%s\", token: vault }"
                        .formatted(gateway.url("127.0.0.1", "/closed")));
        Path profiles = Files.writeString(folder.resolve("profiles.yaml"), parish + "---\n" + shop);
        typist.types(0, VAULT + "\n" + VAULT + "\n", "vault", "create");
        typist.exports("HANDRAIL_PASSPHRASE", VAULT);
        QuickVault.from(home, VAULT);
        typist.types(0, List.of("server", "import", profiles.toString()));
        put("Parish/database/parish", DATABASE);
        put("Parish/age", SEAL);
        put("Parish/destination/cloud/access-key", RealS3.ACCESS_KEY);
        put("Parish/destination/cloud/secret-key", RealS3.SECRET_KEY);
        put("Parish/switch/token", DNS);
        put("Parish/announce/token", NEWS);
        put("Shop/switch/token", RENDER);
    }

    private void put(String entry, String secret) {
        typist.types(0, secret + "\n", "vault", "put", entry, "--piped");
    }

    private void backUpAndRestore() throws Exception {
        String run = typist.starts(0, "", "backup", "run", "Parish", "--yes", "--json");
        String id = new ObjectMapper()
                .readTree(run.lines().toList().getLast())
                .at("/backup")
                .asText();
        typist.types(0, List.of("backup", "verify", id, "--yes", "--json"));
        typist.types(0, List.of("restore", id, "--replace", "--yes", "--json"));
        typist.types(0, List.of("backup", "drill", id, "--yes"));
        typist.types(0, List.of("backup", "commands", id));
        typist.types(
                0, List.of("backup", "book", "Parish", folder.resolve("book.md").toString()));
        typist.types(0, List.of("backup", "adopt", "cloud", "--server", "Parish"));
        typist.types(0, List.of("destination", "try", "Parish", "cloud", "--yes"));
        typist.types(0, List.of("destination", "clean", "Parish", "cloud", "--yes"));
        typist.types(
                0,
                List.of(
                        "server",
                        "export",
                        "Parish",
                        folder.resolve("exported.yaml").toString()));
    }

    private void askTheGateways() {
        for (String server : List.of("Parish", "Shop")) {
            for (String words : List.of("switch status", "switch recommend", "site check")) {
                String[] each = (words + " " + server).split(" ");
                typist.tries(List.of(each));
            }
            typist.tries(List.of("switch", "on", server, "--reason", "Upgrade", "--until", "1h", "--yes", "--json"));
            typist.tries(List.of("switch", "off", server, "--yes"));
        }
        typist.tries(
                List.of("switch", "announce", "Parish", "--from", "2h", "--until", "1h", "--audience", "all", "--yes"));
        typist.types(0, List.of("journal", "list", "--json"));
        typist.types(
                0, List.of("journal", "export", folder.resolve("journal.md").toString()));
    }

    @Test
    void whatOthersKnowIsLeftNowhere() throws Exception {
        String processes;
        try (ProcessWatch watch = ProcessWatch.begin()) {
            setUp();
            backUpAndRestore();
            askTheGateways();
            processes = watch.seen();
        }
        assertThat(processes).contains("mariadb-dump");
        assertThat(typist.printed())
                .as("the gateways were asked, and repeated what they were shown")
                .contains("Bearer •••", "/{token}/news");
        List<String> found = Stream.of(
                        search.in("the list of processes", processes.getBytes(StandardCharsets.ISO_8859_1)),
                        search.in("what was printed", typist.printed()),
                        search.below(home),
                        search.below(kept),
                        search.below(folder.resolve("exported.yaml")),
                        search.below(folder.resolve("book.md")),
                        search.below(folder.resolve("journal.md")))
                .flatMap(List::stream)
                .toList();
        assertThat(found).isEmpty();
    }
}
