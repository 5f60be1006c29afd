package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.KeepRules.Part;
import dev.handrail.server.KeepRules.Rule;
import dev.handrail.words.OperationFailed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last value that is taken and the first that is not; what is taken comes back as it went, and is written as it was. */
class BoundariesTest {
    private static final String HEAD = "server: Here\nenvironment: test\naccess: this-computer\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "files: [{ name: a, directory: /a, keep: 999999d }]",
                "files: [{ name: a, directory: /a, keep: \"1 newest\" }]",
                "files: [{ name: a, directory: /a, keep: \"1d, at most 1B\" }]",
                "files: [{ name: a, directory: /a, drill: { every: 1d } }]",
                "files: [{ name: a, directory: /a, undo: 1h }]",
                "files: [{ name: a, directory: /a, drill: { hours: 0-24 } }]",
                "databases: [{ name: a, engine: mysql, user: a, drill: { hours: 23-0 } }]",
                "databases: [{ name: a, engine: mariadb, user: a, keep: 1d, undo: 3650d }]",
                "databases: [{ name: a, engine: postgresql, user: a, port: 1 }]",
                "databases: [{ name: a, engine: postgresql, user: a, port: 65535 }]",
                "databases: [{ name: a, engine: postgresql, user: a, dump: { jobs: 64 } }]",
                "databases: [{ name: a, engine: mysql, user: a, drill: { every: 999999d } }]",
                "databases: [{ name: a, engine: postgresql, socket: /run, as: postgres }]",
                "databases: [{ name: a, engine: postgresql, as: postgres, container: { name: a.b-c_1, tool: docker } }]",
                "backups: { compress: gzip, level: 9 }",
                "backups: { compress: zstd, level: 19, threads: 64 }",
                "backups: { rate: 1B }",
                "sites: [{ name: a, url: \"https://a.example\", expect: { status: 100 } }]",
                "sites: [{ name: a, url: \"https://a.example\", expect: { status: 599 } }]",
                "sites: [{ name: a, url: \"https://a.example:1/\", every: 0s }]",
                "sites: [{ name: a, url: \"http://a.example:65535/\", certificate: { days: 0 } }]",
                "sites: [{ name: a, url: \"https://…\" }]",
                "switch: { kind: artisan, directory: /a, retry: 1, status: 400, refresh: 1 }",
                "switch: { kind: artisan, directory: /a, retry: 999999999, status: 599, redirect: / }",
                "switch: { kind: dns, provider: cloudflare, zone: a.example, record: www.a.example, normal: 192.0.2.1, target: \"::1\" }",
                "announce: { url: \"https://a.example/{token}\", token: vault }",
                "announce: { url: \"http://127.0.0.1:8080/\", token: ask }",
                "announce: { url: \"http://a.example/\" }",
                "announce: { command: [tell, \"\"], on: workstation }",
                "destinations: [{ name: a, s3: { bucket: b, endpoint: \"https://…\" } }]",
                "destinations: [{ name: a, s3: { bucket: b, path-style: false, access-key: env:A, secret-key: env:B } }]",
                "encryption: { age: [age1…] }"
            })
    void theLastThatIsTakenComesBackAsItWent(String part) throws OperationFailed {
        Server server = read(part);
        String written = ProfileFile.write(server);
        assertThat(ProfileFile.read(written, "export")).containsExactly(server);
        assertThat(ProfileFile.write(ProfileFile.read(written, "export").getFirst()))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "files: [{ name: a, directory: /a, keep: 1000000d }]",
                "files: [{ name: a, directory: /a, keep: \"0 newest\" }]",
                "files: [{ name: a, directory: /a, keep: \"at most 1GB\" }]",
                "files: [{ name: a, directory: /a, drill: { every: 23h } }]",
                "files: [{ name: a, directory: /a, undo: 59m }]",
                "files: [{ name: a, directory: /a, drill: { hours: 24-6 } }]",
                "files: [{ name: a, directory: /a, drill: { hours: 20-25 } }]",
                "files: [{ name: a, directory: /a, drill: { hours: 6-6 } }]",
                "files: [{ name: a, directory: /a, drill: { hours: 22 } }]",
                "databases: [{ name: a, engine: mariadb, user: a, undo: 3651d }]",
                "files: [{ name: a, directory: /a, drill: { every: 1d, sql: [\"SELECT 1\"] } }]",
                "databases: [{ name: a, engine: postgresql, user: a, port: 0 }]",
                "databases: [{ name: a, engine: postgresql, user: a, port: 65536 }]",
                "databases: [{ name: a, engine: postgresql, user: a, dump: { jobs: 65 } }]",
                "databases: [{ name: a, engine: postgresql }]",
                "databases: [{ name: a, engine: postgresql, user: a, host: 10.0.0.1:5432 }]",
                "databases: [{ name: a, engine: postgresql, user: a, host: b.example, socket: /run }]",
                "databases: [{ name: a, engine: postgresql, user: a, as: postgres }]",
                "databases: [{ name: a, engine: postgresql, user: a, container: { name: -a, tool: docker } }]",
                "backups: { compress: gzip, level: 10 }",
                "backups: { compress: zstd, level: 20 }",
                "backups: { threads: 65 }",
                "backups: { rate: 0 }",
                "sites: [{ name: a, url: \"https://a.example\", expect: { status: 99 } }]",
                "sites: [{ name: a, url: \"https://a.example\", expect: { status: 600 } }]",
                "sites: [{ name: a, url: \"https://a.example:0/\" }]",
                "sites: [{ name: a, url: \"https://a.example:65536/\" }]",
                "sites: [{ name: a, url: \"https://a.example\", ip: 9.9.9 }]",
                "sites: [{ name: a, url: \"https://a.example\", expect: { redirect: \"https://…\" } }]",
                "sites: [{ name: a, url: \"https://u:p@…\" }]",
                "switch: { kind: artisan, directory: /a, retry: 0 }",
                "switch: { kind: artisan, directory: /a, status: 399 }",
                "switch: { kind: artisan, directory: /a, status: 600 }",
                "switch: { kind: artisan, directory: /a, redirect: closed }",
                "switch: { kind: artisan, directory: /a, allow: [9.9.9] }",
                "switch: { kind: dns, provider: cloudflare, zone: a.example, record: b, normal: 9.9.9, target: c }",
                "announce: { url: \"https://{token}.example/\", token: vault }",
                "announce: { url: \"https://a.example/{token}\" }",
                "announce: { url: \"http://a.example/\", token: vault }",
                "announce: { url: \"https://a.example/\", command: [tell] }",
                "announce: { url: \"https://a.example/\", on: server }",
                "announce: { command: [tell], token: vault }",
                "announce: { command: [] }",
                "destinations: [{ name: a, s3: { bucket: b, access-key: env:A } }]",
                "destinations: [{ name: a, s3: { bucket: b, endpoint: \"https://u:p@…\" } }]",
                "encryption: { age: [age…] }"
            })
    void theFirstThatIsNotIsRefusedWithItsLine(String part) {
        assertThatThrownBy(() -> read(part)).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
            assertThat(e.cameBack()).startsWith("here.yaml:4").doesNotContain("u:p@");
            assertThat(e.next()).isNotBlank();
        });
    }

    @Test
    void newRulesForBackupsTakeNothingElseFromAProfile() throws OperationFailed {
        Server whole = read("""
                files: [{ name: a, directory: /a, keep: 7d }]
                backups: { compress: gzip, level: 9 }
                sites: [{ name: a, url: "https://a.example" }]
                switch: { kind: artisan, directory: /a }
                announce: { command: [tell, everybody], on: workstation }
                contacts: [{ role: Administrator, name: Ama }]
                """);
        Server changed = KeepRules.with(whole, List.of(new Rule(Part.FILES, "a", Keep.parse("30d"))));
        assertThat(changed.announcing()).as("how maintenance is announced").isEqualTo(whole.announcing());
        assertThat(changed.files().getFirst().keep()).isEqualTo(new Keep(30));
        assertThat(KeepRules.with(changed, KeepRules.of(whole))).isEqualTo(whole);
        for (long seed = 0; seed < 300; seed++) {
            Server any = new Profiles(seed).server();
            assertThat(KeepRules.with(any, KeepRules.of(any))).isEqualTo(any);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_000_000, Integer.MAX_VALUE})
    void aRuleThatCouldNotBeReadAgainIsNeverMade(int days) {
        assertThatThrownBy(() -> new Keep(days)).isInstanceOf(InvalidProfile.class);
    }

    @Test
    void aNameIsComparedAsPeopleSeeIt() {
        assertThat(Servers.key("  Parish OFFICE ")).isEqualTo("parish office");
        assertThat(Servers.key("Cafe\u0301")).isEqualTo(Servers.key("CAFÉ"));
        assertThat(Servers.key("Straße")).isEqualTo(Servers.key("STRASSE"));
        assertThat(Servers.key("ſ")).isEqualTo(Servers.key("S"));
        assertThat(Servers.key("a")).isNotEqualTo(Servers.key("а"));
        assertThat(Servers.key("İ")).isEqualTo(Servers.key(Servers.key("İ")));
    }

    private static Server read(String part) throws OperationFailed {
        return ProfileFile.read(HEAD + part + "\n", "here.yaml").getFirst();
    }
}
