package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Rig;
import dev.handrail.backup.seal.Age;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.storage.Buckets;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of the manual word for word, with what it leaves to be filled in. */
class PlaceholderTest {
    @Test
    void theExampleIsTakenWordForWordAndComesBackAsItWent() throws IOException, OperationFailed {
        Server server = example();
        assertThat(Objects.requireNonNull(server.encryption()).age()).containsExactly("age1…recipient");
        assertThat(((Destination.S3) server.destination("cloud").orElseThrow()).endpoint())
                .isEqualTo("https://…");

        String exported = ProfileFile.write(server);
        assertThat(ProfileFile.read(exported, "export")).containsExactly(server);
        assertThat(ProfileFile.write(ProfileFile.read(exported, "export").getFirst()))
                .isEqualTo(exported);
    }

    @Test
    void theExampleMayBeIndentedAsItStandsInTheManualOrNot() throws IOException, OperationFailed {
        String text = text();
        assertThat(text).startsWith("    server: ");
        assertThat(ProfileFile.read(text.replaceAll("(?m)^ {4}", ""), "example.yaml"))
                .containsExactly(example());
    }

    @Test
    void whatIsStillToBeFilledInIsFoundEachWithItsPlace() throws IOException, OperationFailed {
        assertThat(Placeholder.in(example()))
                .extracting(Placeholder::toString)
                .containsExactly(
                        "destinations.cloud.s3.endpoint: https://…",
                        "encryption.age: age1…recipient",
                        "contacts.System administrator.name: …",
                        "contacts.System administrator.phone: …",
                        "contacts.System administrator.mail: …");
    }

    @Test
    void aProfileThatIsFilledInWaitsForNothing() throws OperationFailed {
        List<Server> servers = ProfileFile.read("""
                server: Here
                environment: test
                access: this-computer
                destinations:
                  - { name: here, folder: "/srv/a…b" }
                  - { name: cloud, s3: { bucket: b, endpoint: "https://s3.example.org" } }
                contacts:
                  - { role: Administrator, name: Ama }
                """, "here.yaml");
        assertThat(Placeholder.in(servers.getFirst())).isEmpty();
    }

    @Test
    void whateverIsLeftOpenIsFoundAndWhatIsMeantIsNot() throws OperationFailed {
        Server server = ProfileFile.read("""
                server: Wait…
                environment: test
                tags: [and so on…]
                access: { ssh: { host: …, user: deploy, key: ~/.ssh/… } }
                databases: [{ name: …, engine: mysql, user: u, drill: { sql: ["SELECT '…'"] } }]
                files: [{ name: uploads, directory: /srv/…/uploads, exclude: ["*…"] }]
                scripts: [{ name: own, command: [sh, -c, "echo Wait…"], produces: …/*.dump }]
                destinations:
                  - { name: here, folder: …/backups }
                  - { name: there, server-folder: /srv/… }
                  - { name: cloud, s3: { bucket: …, prefix: …/db } }
                sites: [{ name: public, url: "https://example.org", expect: { contains: Loading… } }]
                switch: { kind: flag-file, file: /srv/…/maintenance.on }
                """, "open.yaml").getFirst();
        assertThat(Placeholder.in(server))
                .extracting(Placeholder::toString)
                .containsExactly(
                        "access.ssh.host: …",
                        "access.ssh.key: ~/.ssh/…",
                        "databases.….name: …",
                        "files.uploads.directory: /srv/…/uploads",
                        "scripts.own.produces: …/*.dump",
                        "destinations.here.folder: …/backups",
                        "destinations.there.server-folder: /srv/…",
                        "destinations.cloud.s3.bucket: …",
                        "destinations.cloud.s3.prefix: …/db",
                        "switch.file: /srv/…/maintenance.on");
    }

    @Test
    void nothingIsWrittenWhereTheNameOfAFolderIsLeftOpen(@TempDir Path home) throws Exception {
        try (Rig rig = new Rig(home)) {
            Server server = rig.server(new Access.ThisComputer(Sudo.NONE));
            for (Destination open : List.of(
                    new Destination.Folder("here", home + "/…/backups"),
                    new Destination.ServerFolder("here", "…/backups"),
                    new Destination.S3("here", "…", "", null, null, null, null, null))) {
                assertThatThrownBy(() -> rig.means().places().of(server, open))
                        .isInstanceOfSatisfying(
                                OperationFailed.class,
                                e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED))
                        .hasMessageContaining("still to be filled in: ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://…", "http://…/api/health", "https://….example.org:8443/a", "https://chms.example.org/…"
            })
    void aSiteWhoseAddressIsLeftOpenIsKeptAndNamedAndComesBackAsItWent(String url) throws OperationFailed {
        Server server = sites(url);
        Site site = server.sites().getFirst();
        assertThat(site.url()).hasToString(url);
        assertThat(site.unfilled()).isTrue();
        assertThat(site.host()).isNotBlank();
        assertThat(site.address()).isEmpty();
        assertThat(Placeholder.in(server))
                .extracting(Placeholder::toString)
                .containsExactly("sites.public.url: " + url);
        assertThat(ProfileFile.read(ProfileFile.write(server), "export")).containsExactly(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"…", "https:…", "ftp://…", "https://anna:secret@…", "https://anna@…/", "https://… or so", "//…"})
    void aSiteAtNoAddressAtAllIsRefusedWithItsPlace(String url) {
        assertThatThrownBy(() -> sites(url))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("sites.yaml:5")
                .hasMessageNotContaining("secret@");
    }

    @Test
    void aSiteThatIsFilledInIsNoGap() throws OperationFailed {
        assertThat(sites("https://chms.example.org/").sites().getFirst().unfilled())
                .isFalse();
        assertThat(Placeholder.in(sites("https://chms.example.org/"))).isEmpty();
    }

    private static Server sites(String url) throws OperationFailed {
        return ProfileFile.read("""
                server: Here
                environment: test
                access: this-computer
                sites:
                  - { name: public, url: "%s" }
                """.formatted(url), "sites.yaml").getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"…", "ftp://…", "https://… or so", "s3.example.org", "https://"})
    void anAddressThatIsNoneIsRefusedAsBefore(String endpoint) {
        assertThatThrownBy(() -> bucket(endpoint)).isInstanceOf(InvalidProfile.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"…", "age…", "AGE-SECRET-KEY-1…", "ssh-rsa…", "age1qqqq"})
    void aRecipientThatIsNoneIsRefusedAsBefore(String recipient) {
        assertThatThrownBy(() -> new Encryption(List.of(recipient))).isInstanceOf(InvalidProfile.class);
    }

    @Test
    void nothingIsEncryptedForSomebodyWhoDoesNotExist() throws IOException, OperationFailed {
        Server server = example();
        assertThat(Age.checks(server)).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(State.BLOCKER);
            assertThat(check.text()).contains("age1…recipient");
            assertThat(check.advice()).contains("make-identity");
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> new Age((ref, name) -> Secret.of(new char[0])).seal(server, Channels.newChannel(out)))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED));
        assertThat(out.size()).isZero();
    }

    @Test
    void oneRealRecipientDoesNotMakeUpForOneThatIsMissing() throws IOException, OperationFailed {
        String real = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
        Server both = example().withEncryption(new Encryption(List.of(real, "age1…recipient")));
        assertThat(Age.checks(both)).extracting(Check::state).containsExactly(State.BLOCKER);
        Server filled = example().withEncryption(new Encryption(List.of(real)));
        assertThat(Age.checks(filled)).extracting(Check::state).containsExactly(State.OK);
    }

    @Test
    void aBucketAtNoAddressIsSaidAndItsKeysAreNotAskedFor() {
        try (Buckets buckets = new Buckets(
                (ref, name) -> {
                    throw new AssertionError(name);
                },
                Clock.systemUTC())) {
            assertThatThrownBy(() -> buckets.open("Parish office", bucket("https://…")))
                    .isInstanceOfSatisfying(OperationFailed.class, e -> {
                        assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                        assertThat(e.cameBack()).contains("https://…");
                        assertThat(e.next()).contains("endpoint of cloud");
                    });
        }
        assertThat(Buckets.place(bucket("https://…"))).contains("https://…");
    }

    private static Destination.S3 bucket(String endpoint) {
        return new Destination.S3("cloud", "chms", "", null, endpoint, null, new SecretRef.Ask(), new SecretRef.Ask());
    }

    private static Server example() throws IOException, OperationFailed {
        return ProfileFile.read(text(), "example.yaml").getFirst();
    }

    private static String text() throws IOException {
        try (InputStream in = Objects.requireNonNull(PlaceholderTest.class.getResourceAsStream("example.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
