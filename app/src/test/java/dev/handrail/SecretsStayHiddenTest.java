package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Offer;
import dev.handrail.practice.PracticeServer;
import dev.handrail.practice.ReadyPractice;
import dev.handrail.server.Access;
import dev.handrail.server.Switch;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.StandInSudo;
import dev.handrail.sql.StandInDocker;
import dev.handrail.vault.QuickVault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants secrets that cannot be mistaken for anything else, does everything with them that the program can do, and then looks
 * for them in the data folder, the backups, all that was printed and every command line that any process showed meanwhile.
 */
class SecretsStayHiddenTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private final SecretSearch search = new SecretSearch();
    private PracticeServer practice;
    private RealSshd sshd;
    private StandInDocker docker;
    private StandInSudo sudo;
    private Typist typist;
    private Path home;
    private Path kept;
    private String sshPassword;
    private String databasePassword;
    private String keyPassphrase;
    private String sudoPassword;

    @BeforeEach
    void plant() throws Exception {
        practice = ReadyPractice.start(folder.resolve("practice"));
        sshPassword = known(
                "the SSH password",
                Files.readString(practice.credentials().sshPassword()).strip());
        databasePassword = known(
                "the database password",
                Files.readString(practice.credentials().databasePassword()).strip());
        keyPassphrase = secret("the passphrase of the SSH key");
        sudoPassword = secret("the password of sudo");
        Path programs = Files.createDirectory(folder.resolve("programs"));
        sudo = new StandInSudo(programs);
        sudo.wants(sudoPassword);
        docker = new StandInDocker(programs, "parish-db", "127.0.0.1", databasePort())
                .is(Map.of("published", "127.0.0.1:" + databasePort()));
        sshd = RealSshd.start(StandInSudo.setting(programs));
        RealSshd.keygen(folder.resolve("key"), "ed25519", keyPassphrase);
        sshd.authorize(folder.resolve("key.pub"));
        home = folder.resolve("home");
        kept = folder.resolve("kept");
        typist = new Typist(home);
    }

    @AfterEach
    void uproot() throws Exception {
        sshd.close();
        practice.remove();
    }

    /** Awkward on purpose: what a shell, an address, JSON and a pattern would each write differently. */
    private String secret(String what) {
        byte[] random = new byte[9];
        RANDOM.nextBytes(random);
        return known(what, "pw'" + HexFormat.of().formatHex(random) + " \"$&%é\\+/x");
    }

    private String known(String what, String secret) {
        search.knows(what, secret);
        return secret;
    }

    private int databasePort() throws Exception {
        return practice.profile().databases().getFirst().port();
    }

    private String profile(String name, String access, String database) throws Exception {
        return """
                server: %s
                environment: test
                access: { %s }
                databases:
                  - { name: parish, engine: postgresql, port: %d, user: parish, %s }
                destinations:
                  - { name: kept, folder: %s }
                sites:
                  - { name: home, url: "%s", inside: "%s" }
                switch: { kind: flag-file, file: %s, rule: /nowhere/nginx.conf }
                """.formatted(
                name,
                access,
                databasePort(),
                database,
                kept.resolve(name),
                home(),
                home().getAuthority(),
                ((Switch.FlagFile) Objects.requireNonNull(practice.profile().maintenance())).file());
    }

    private URI home() throws Exception {
        return practice.profile().sites().getFirst().url();
    }

    private String byPassword(String where) throws Exception {
        int port = ((Access.Ssh) practice.profile().access()).port();
        return "ssh: { host: 127.0.0.1, port: %d, user: deploy, password: \"%s\" }".formatted(port, where);
    }

    private String byKey() {
        return "ssh: { host: 127.0.0.1, port: %d, user: %s, key: %s }, sudo: ask"
                .formatted(sshd.port(), RealSshd.user(), folder.resolve("key"));
    }

    private Path secretFile(String name, String value) throws IOException {
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, value);
    }

    private void importProfiles() throws Exception {
        Path sshFile = secretFile("ssh-password", sshPassword + "\n");
        Path databaseFile = secretFile("database-password", databasePassword);
        String inContainer = "password: vault, container: { name: parish-db, tool: docker }, as: postgres";
        List<String> profiles = List.of(
                profile("Vaulted", byPassword("vault"), "password: vault"),
                profile("Exported", byPassword("env:H_SSH"), "password: \"env:H_DATABASE\""),
                profile("Filed", byPassword("file:" + sshFile), "password: \"file:" + databaseFile + "\""),
                profile("Asked", byPassword("ask"), "password: ask"),
                profile("Keyed", byKey(), inContainer),
                profile("Mistaken", byPassword("env:H_SSH"), "password: \"env:H_WRONG\""),
                profile("Locked out", byPassword("env:H_WRONG"), "password: \"env:H_DATABASE\""));
        Path file = Files.writeString(folder.resolve("profiles.yaml"), String.join("---\n", profiles));
        typist.exports("H_SSH", sshPassword);
        typist.exports("H_DATABASE", databasePassword);
        typist.exports("H_WRONG", secret("the wrong password"));
        typist.types(0, List.of("server", "import", file.toString(), "--json"));
    }

    private void fillVault() throws Exception {
        String first = secret("the first passphrase of the vault");
        String second = secret("the passphrase of the vault");
        typist.types(0, first + "\n" + first + "\n", "vault", "create");
        typist.types(0, first + "\n" + second + "\n", "vault", "change-passphrase", "--yes", "--piped");
        typist.types(0, second + "\n", "vault", "use-key-file", "--yes", "--piped");
        typist.types(0, second + "\n", "vault", "use-passphrase", "--yes", "--piped");
        // From here on it is opened some sixty times.
        QuickVault.from(home, second);
        typist.exports("HANDRAIL_PASSPHRASE", secret("the mistaken passphrase of the vault"));
        typist.types(3, "anything\n", "vault", "put", "Nobody/ssh", "--piped");
        typist.exports("HANDRAIL_PASSPHRASE", second);
        typist.types(0, sshPassword + "\n", "vault", "put", "Vaulted/ssh", "--piped");
        typist.starts(0, databasePassword + "\n", "vault", "put", "Vaulted/database/parish");
        typist.types(0, databasePassword + "\n", "vault", "put", "Keyed/database/parish", "--json", "--piped");
        typist.types(0, secret("an entry that nobody uses") + "\n", "vault", "put", "Spare/ssh", "--piped");
        typist.types(0, List.of("vault", "list"));
        typist.types(0, List.of("vault", "status", "--json"));
        typist.types(0, List.of("vault", "unlock", "--json"));
    }

    private void lookAtServers() {
        typist.types(0, List.of("server", "list", "--json"));
        for (String server : List.of("Vaulted", "Exported", "Filed", "Asked", "Keyed")) {
            typist.types(0, List.of("server", "show", server));
            typist.types(0, List.of("server", "export", server));
        }
        typist.types(0, List.of("server", "show", "Vaulted", "--json"));
        typist.types(
                0,
                List.of(
                        "server",
                        "export",
                        "Vaulted",
                        folder.resolve("exported.yaml").toString()));
    }

    private void everyWay(String server, String keys, String hostKey) throws Exception {
        typist.types(0, keys, "server", "test", server, "--accept-host-key", hostKey);
        String id = made(typist.types(0, keys, "backup", "run", server, "--yes", "--json"));
        typist.types(0, keys, "backup", "verify", id, "--yes");
        typist.types(0, keys, "backup", "verify-all", server, "--unless-within", "1d", "--yes");
        typist.types(0, keys, "restore", id, "--into", "again_" + server.toLowerCase(Locale.ROOT), "--yes");
        if (List.of("Vaulted", "Keyed").contains(server)) {
            exchanges(server, keys, id);
        }
        typist.types(0, keys, "site", "check", server);
        typist.types(0, keys, "site", "direct", server, "--json");
        typist.types(0, keys, "site", "dns", server);
        typist.types(0, List.of("site", "history", server));
        typist.types(0, List.of("backup", "show", id));
        typist.types(0, List.of("backup", "commands", id));
        typist.types(3, List.of("backup", "files", id));
        typist.types(0, List.of("backup", "check", server, "--level", "2"));
        typist.types(0, List.of("backup", "pin", id, "--reason", "before the upgrade"));
        typist.types(0, List.of("backup", "unpin", id));
        typist.types(3, List.of("backup", "complete", id, "--yes"));
        typist.types(3, List.of("restore", "note", id, "--yes"));
        typist.types(0, List.of("destination", "try", server, "kept", "--yes"));
        typist.types(0, List.of("destination", "clean", server, "kept", "--yes"));
        typist.types(0, List.of("backup", "prune", server, "--yes"));
        typist.types(0, List.of("backup", "adopt", kept.resolve(server).toString(), "--server", server));
    }

    /** What the secret part of an identity is can only be known when it is made. */
    private void encrypts(String server) throws Exception {
        Path first = folder.resolve("first-identity.txt");
        Path second = folder.resolve("second-identity.txt");
        typist.types(0, List.of("vault", "make-identity", server, "--copy", first.toString(), "--yes"));
        typist.types(0, List.of("vault", "make-identity", server, "--copy", second.toString(), "--yes", "--json"));
        for (Path file : List.of(first, second)) {
            String identity = Files.readAllLines(file).getLast();
            assertThat(identity).startsWith("AGE-SECRET-KEY-1");
            known("the age identity of " + file.getFileName(), identity);
        }
        String id = made(typist.types(0, List.of("backup", "run", server, "--yes", "--json")));
        typist.types(0, List.of("backup", "verify", id, "--yes"));
        typist.types(0, List.of("server", "show", server));
    }

    /** The live database is replaced, put back, and what was put aside stays for want of a newer proven backup. */
    private void exchanges(String server, String keys, String id) throws Exception {
        String run = end(typist.types(0, keys, "restore", id, "--replace", "--yes", "--json"), "/run");
        typist.types(0, List.of("restore", "kept"));
        typist.types(0, keys, "restore", "since", run);
        String undone = end(typist.types(0, keys, "restore", "undo", run, "--yes", "--json"), "/run");
        typist.types(3, keys, "restore", "forget", undone, "--yes");
        typist.types(0, keys, "restore", "prune", server, "--yes");
        if (server.equals("Keyed")) {
            rescues(server, keys, id);
        }
        typist.types(
                0,
                keys,
                "backup",
                "drill",
                id,
                "--report",
                folder.resolve("drill.md").toString(),
                "--yes");
        typist.types(0, keys, "backup", "recovery", server);
        typist.types(
                0, keys, "backup", "book", server, folder.resolve("book.md").toString());
    }

    /** A table comes beside the live one, is compared, has nothing to give back, and goes. */
    private void rescues(String server, String keys, String id) throws Exception {
        String schema = end(typist.types(0, keys, "restore", id, "--table", "members", "--yes", "--json"), "/schema");
        typist.types(0, keys, "restore", "rescued", server, "parish");
        typist.types(0, keys, "restore", "compare", server, "parish", schema, "members");
        typist.types(3, keys, "restore", "rows", server, "parish", schema, "members", "--missing", "--yes");
        typist.types(0, keys, "restore", "clear", server, "parish", schema, "--yes");
    }

    private void closes(String server) {
        typist.types(0, List.of("switch", "on", server, "--reason", "Upgrade", "--until", "1h", "--yes"));
        typist.types(0, List.of("switch", "status", server));
        typist.types(0, List.of("switch", "extend", server, "--until", "2h", "--yes"));
        typist.types(0, List.of("switch", "off", server, "--yes"));
        typist.types(0, List.of("switch", "rehearse", server, "--yes", "--json"));
        typist.types(0, List.of("switch", "history", server));
        typist.types(
                0,
                List.of("switch", "announce", server, "--from", "2h", "--until", "1h", "--audience", "all", "--yes"));
        typist.types(0, List.of("switch", "announcements", server));
        typist.types(0, List.of("switch", "recommend", server, "--for", "2h"));
        typist.types(0, List.of("switch", "rule", server));
        typist.types(3, List.of("switch", "rule", "install", server, "--web-server", "nginx", "--yes", "--json"));
        typist.types(3, List.of("switch", "rule", "remove", server, "--web-server", "nginx", "--yes"));
    }

    private static String end(String json, String place) throws IOException {
        return new ObjectMapper()
                .readTree(json.lines().toList().getLast())
                .at(place)
                .asText();
    }

    private static String made(String json) throws IOException {
        return end(json, "/backup");
    }

    private void whatFails() throws Exception {
        typist.types(4, List.of("backup", "run", "Mistaken", "--yes", "--json"));
        typist.types(4, List.of("server", "test", "Locked out", "--json"));
        typist.types(4, List.of("backup", "run", "Locked out", "--yes"));
    }

    /** Programs on the server may repeat what they were given; what they say is passed on without it. */
    private void whatBlurts() throws Exception {
        docker.is(Map.of("blurts", "yes"));
        assertThat(typist.types(0, key(), "backup", "run", "Keyed", "--yes", "--json"))
                .contains("debug: ", "\"PGPASSWORD=•••\"");
        RealSshd.program(folder.resolve("programs/sudo"), """
                #!/bin/sh
                IFS= read -r given
                echo "sudo: it is not $given" >&2
                exit 1
                """);
        typist.types(3, key(), "backup", "run", "Keyed", "--yes");
        typist.types(3, key(), "server", "test", "Keyed");
        assertThat(typist.types(3, key(), "backup", "run", "Keyed", "--yes", "--json"))
                .contains("sudo: it is not •••");
    }

    private String key() {
        return keyPassphrase + "\n" + sudoPassword + "\n";
    }

    private void lookAtJournal() throws IOException {
        String list = typist.types(0, List.of("journal", "list", "--json"));
        tellsOfWrongPasswords(list);
        for (JsonNode run : new ObjectMapper().readTree(list)) {
            typist.types(0, List.of("journal", "show", run.at("/id").asText()));
            typist.types(0, List.of("journal", "show", run.at("/id").asText(), "--json"));
        }
        typist.types(
                0, List.of("journal", "export", folder.resolve("journal.md").toString()));
        typist.types(0, List.of("backup", "list", "--json"));
        String run = new ObjectMapper().readTree(list).at("/0/id").asText();
        typist.types(0, List.of("journal", "note", run, "Looked at it"));
        assertThat(typist.types(0, List.of("journal", "show", run))).contains("Looked at it");
    }

    /** The way in took a password; where the machine says it back, a walkthrough keeps it no more than a transcript does. */
    private void followRunbooks(String server) throws Exception {
        Path password = practice.credentials().sshPassword();
        Path file =
                Files.writeString(folder.resolve("guide.md"), """
                - [ ] Look at it
                  ```handrail
                  server show
                  ```
                - [ ] Blurt it out
                  ```sh {change capture=found}
                  cat "%s"; cat "%s" >&2
                  ```
                  ```sh {undo}
                  cat "%s"
                  ```
                - [ ] Look again
                  ```sh {check expect="^nothing of the kind"}
                  cat "%s"
                  ```
                """.formatted(password, password, password, password));
        typist.types(0, List.of("runbook", "check", file.toString(), "--server", server));
        typist.types(0, List.of("runbook", "show", file.toString()));
        typist.types(0, List.of("runbook", "list", "--server", server));
        typist.types(0, List.of("runbook", "due", server));
        typist.exports("HANDRAIL_EDITOR", "true");
        typist.types(0, List.of("runbook", "edit", file.toString()));
        typist.types(0, List.of("runbook", "folder"));
        typist.types(0, List.of("runbook", "use-folder", "--usual"));
        typist.types(0, List.of("runbook", "help"));
        typist.types(0, List.of("runbook", "new", "Tidying up"));
        String id = end(
                typist.types(0, List.of("runbook", "start", file.toString(), "--server", server, "--yes", "--json")),
                "/walkthrough");
        typist.types(0, List.of("runbook", "step", id, "--yes"));
        typist.types(0, List.of("runbook", "step", id, "--yes", "--json"));
        typist.types(3, List.of("runbook", "step", id, "--yes"));
        assertThat(typist.types(0, List.of("runbook", "status", id))).contains("found=•••");
        typist.types(0, List.of("runbook", "undo", id, "--yes"));
        typist.types(0, List.of("runbook", "tick", id, "1.2", "--skip", "enough of it"));
        typist.types(0, List.of("runbook", "tick", id, "1.3", "--skip", "enough of it"));
        typist.types(0, List.of("runbook", "turn", id, "--finish"));
        typist.types(0, List.of("runbook", "entry", id));
        typist.types(0, List.of("runbook", "entry", id, "--json"));
        typist.types(0, List.of("runbook", "export", id));
        typist.types(
                0, List.of("runbook", "export", id, folder.resolve("walk.html").toString()));
        typist.types(0, List.of("journal", "show", id, "--json"));
        typist.types(0, List.of("journal", "add", server, "Looked on", "--issues", "none"));
        typist.types(0, List.of("runbook", "status", id, "--json"));
    }

    /** What a wrong password kept from beginning is written down too, and what to do about it. */
    private void tellsOfWrongPasswords(String list) throws IOException {
        for (String server : List.of("Mistaken", "Locked out")) {
            JsonNode run = stream(new ObjectMapper().readTree(list))
                    .filter(one -> one.at("/server").asText().equals(server))
                    .filter(one -> one.at("/operation").asText().equals("backup run"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(server + " in " + list));
            assertThat(run.at("/outcome").asText()).isEqualTo("FAILED");
            String told =
                    typist.types(0, List.of("journal", "show", run.at("/id").asText(), "--json"));
            assertThat(new ObjectMapper().readTree(told).findValue("next").asText())
                    .isNotBlank();
        }
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private void askWhateverElseCanBeAsked() {
        for (Offer offer : typist.offers()) {
            boolean plain = offer.arguments().stream().noneMatch(Argument::required);
            if (offer instanceof Offer.Question
                    && plain
                    && !offer.words().startsWith("vault ")
                    && !typist.hasTyped(offer.words())) {
                typist.types(0, List.of(offer.words().split(" ", -1)));
            }
        }
    }

    private void tidyUp() throws Exception {
        JsonNode backups = new ObjectMapper().readTree(typist.types(0, List.of("backup", "list", "--json")));
        typist.types(0, List.of("backup", "delete", backups.at("/0/id").asText(), "--yes"));
        JsonNode runs = new ObjectMapper().readTree(typist.types(0, List.of("journal", "list", "--json")));
        typist.types(0, List.of("journal", "clean", runs.at("/0/id").asText(), "--yes"));
        typist.types(0, List.of("server", "rename", "Vaulted", "Renamed", "--yes"));
        typist.types(0, List.of("server", "remove", "Filed", "--yes"));
        typist.types(0, List.of("vault", "remove", "Spare/ssh", "--yes"));
        typist.types(0, List.of("practice", "remove", "--yes"));
        typist.types(0, List.of("settings", "set", "--lock-after", "1h"));
        typist.types(0, List.of("settings", "show"));
        typist.types(
                2, List.of("settings", "folder", folder.resolve("elsewhere").toString()));
        typist.types(0, List.of("vault", "lock", "--yes"));
    }

    @Test
    void noSecretIsLeftAnywhere() throws Exception {
        String processes;
        try (ProcessWatch watch = ProcessWatch.begin()) {
            fillVault();
            importProfiles();
            lookAtServers();
            String hostKey = practice.hostKeyFingerprint();
            everyWay("Vaulted", "", hostKey);
            everyWay("Filed", "", hostKey);
            everyWay("Asked", sshPassword + "\n" + databasePassword + "\n", hostKey);
            everyWay("Keyed", key(), sshd.fingerprint());
            typist.starts(0, "", "server", "test", "Exported", "--accept-host-key", hostKey);
            typist.starts(0, "", "backup", "run", "Exported", "--yes", "--json");
            encrypts("Vaulted");
            closes("Vaulted");
            whatFails();
            whatBlurts();
            lookAtJournal();
            followRunbooks("Vaulted");
            askWhateverElseCanBeAsked();
            tidyUp();
            processes = watch.seen();
        }
        assertThat(processes).contains("dev.handrail.Main", "pg_dump", "pg_restore");
        List<String> found =
                new ArrayList<>(search.in("the list of processes", processes.getBytes(StandardCharsets.ISO_8859_1)));
        found.addAll(search.in("what was printed", typist.printed()));
        found.addAll(search.below(home));
        found.addAll(search.below(kept));
        found.addAll(search.in("the exported profile", Files.readAllBytes(folder.resolve("exported.yaml"))));
        found.addAll(search.in("the recovery book", Files.readAllBytes(folder.resolve("book.md"))));
        found.addAll(search.in("the report of a drill", Files.readAllBytes(folder.resolve("drill.md"))));
        found.addAll(search.in("the exported journal", Files.readAllBytes(folder.resolve("journal.md"))));
        assertThat(found).isEmpty();
        typist.types(0, List.of("vault", "erase", "--yes"));
        assertThat(search.below(home)).isEmpty();
        assertThat(typist.offers())
                .as("whoever adds an offer has to try it out with secrets here")
                .extracting(Offer::words)
                .allMatch(typist::hasTyped);
    }
}
