package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script sets up encryption: the identity is kept where it was asked for, and backups can be read with it ever after. */
class MakeIdentityTest {
    @TempDir
    Path folder;

    private Typist typist;
    private Path copy;

    @BeforeEach
    void start() throws Exception {
        typist = new Typist(folder.resolve("home"));
        copy = folder.resolve("copy.txt");
        Files.createDirectory(folder.resolve("garden"));
        Files.writeString(folder.resolve("garden/roses.txt"), "red");
        typist.types(0, List.of("vault", "create", "--key-file"));
        brings("");
    }

    private void brings(String encryption) throws IOException {
        Path file = Files.writeString(folder.resolve("garden.yaml"), """
                server: Garden
                environment: test
                access: this-computer
                files:
                  - { name: roses, directory: %s }
                destinations:
                  - { name: kept, folder: %s }
                %s
                """.formatted(
                        folder.resolve("garden"), folder.resolve("kept"), encryption));
        typist.types(0, List.of("server", "import", file.toString(), "--yes"));
    }

    private String shown() {
        return typist.types(0, List.of("server", "show", "Garden"));
    }

    private static String recipient(Path identity) throws IOException {
        return Files.readAllLines(identity).get(1).substring("# public key: ".length());
    }

    @Test
    void itsRecipientStandsInTheProfileAndItsSecretPartInTheVault() throws Exception {
        typist.types(0, List.of("vault", "make-identity", "garden", "--copy", copy.toString(), "--yes"));
        assertThat(shown()).contains("encryption: {age: [" + recipient(copy) + "]}");
        assertThat(typist.types(0, List.of("vault", "list"))).contains("Garden/age");
        assertThat(typist.printed()).doesNotContain("AGE-SECRET");
    }

    @Test
    void whatWasEncryptedForAnOlderOneIsStillReadWhenThereIsANewOne() throws Exception {
        typist.types(0, List.of("vault", "make-identity", "Garden", "--copy", copy.toString(), "--yes"));
        typist.types(0, List.of("backup", "run", "Garden", "--yes"));
        String older = id();
        brings("");
        typist.types(0, List.of("vault", "make-identity", "Garden", "--yes"));
        assertThat(shown()).doesNotContain(recipient(copy)).contains("age1");
        typist.types(0, List.of("backup", "run", "Garden", "--yes"));
        assertThat(id()).isNotEqualTo(older);
        for (String backup : List.of(older, id())) {
            typist.types(0, List.of("backup", "verify", backup, "--level", "3", "--yes"));
        }
    }

    @Test
    void theFileThatAgeKeygenWroteIsPipedInAsAWholeAndDecryptsTheBackups() throws Exception {
        Path file = folder.resolve("identity.txt");
        assertThat(new ProcessBuilder("age-keygen", "-o", file.toString())
                        .redirectErrorStream(true)
                        .start()
                        .waitFor())
                .isZero();
        String identity = Files.readString(file);
        brings("encryption: { age: [" + recipient(file) + "] }");
        typist.types(3, identity.lines().findFirst().orElseThrow() + "\n", "vault", "put", "Garden/age", "--piped");
        assertThat(typist.types(0, List.of("vault", "list"))).doesNotContain("Garden");

        typist.types(0, identity, "vault", "put", "Garden/age", "--piped");
        typist.types(0, List.of("backup", "run", "Garden", "--yes"));
        typist.types(
                0, List.of("restore", id(), "--into", folder.resolve("again").toString(), "--yes"));
        assertThat(folder.resolve("again/roses.txt")).hasContent("red");
        assertThat(typist.printed()).doesNotContain(identity.lines().toList().getLast());
    }

    private String id() throws IOException {
        return new ObjectMapper()
                .readTree(typist.types(0, List.of("backup", "list", "--json")))
                .at("/0/id")
                .asText();
    }

    @Test
    void theBackupsOfARemovedServerAreRestoredWhenItsProfileIsThereAgain() throws Exception {
        typist.types(0, List.of("vault", "make-identity", "Garden", "--yes"));
        typist.types(0, List.of("backup", "run", "Garden", "--yes"));
        Path profile = folder.resolve("exported.yaml");
        typist.types(0, List.of("server", "export", "Garden", profile.toString()));

        typist.types(0, List.of("server", "remove", "Garden", "--yes"));
        typist.types(3, List.of("vault", "remove", "Garden/age", "--yes"));
        typist.types(0, List.of("server", "import", profile.toString(), "--yes"));

        Path into = folder.resolve("again");
        typist.types(0, List.of("restore", id(), "--into", into.toString(), "--yes"));
        assertThat(into.resolve("roses.txt")).hasContent("red");
    }

    @Test
    void oneInAFileIsFoundThereAndTheVaultStaysEmpty() throws Exception {
        typist.types(0, List.of("vault", "make-identity", "Garden", "--to", copy.toString(), "--yes"));
        assertThat(shown()).contains(recipient(copy)).contains("identity: 'file:" + copy);
        assertThat(typist.types(0, List.of("vault", "list"))).doesNotContain("Garden");
        typist.types(0, List.of("backup", "run", "Garden", "--yes"));
        typist.types(0, List.of("backup", "verify", id(), "--yes"));
    }

    @Test
    void whatWouldLoseSomethingIsRefused() throws Exception {
        Files.writeString(copy, "the only copy of something");
        typist.types(3, List.of("vault", "make-identity", "Garden", "--copy", copy.toString(), "--yes"));
        assertThat(copy).hasContent("the only copy of something");
        brings("encryption: { passphrase: env:P }");
        typist.types(3, List.of("vault", "make-identity", "Garden", "--yes"));
        brings(
                "encryption: { age: [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p], identity: env:I }");
        typist.types(3, List.of("vault", "make-identity", "Garden", "--yes"));
        assertThat(shown()).contains("identity: 'env:I'");
    }

    @Test
    void aDestinationIsTriedAsAFileSaysItBeforeItIsInTheBook() throws Exception {
        Path other = Files.writeString(folder.resolve("other.yaml"), """
                server: Orchard
                environment: test
                access: this-computer
                destinations:
                  - { name: shed, folder: %s }
                """.formatted(folder.resolve("shed")));
        typist.types(0, List.of("destination", "try", "Orchard", "shed", "--profile", other.toString(), "--yes"));
        assertThat(folder.resolve("shed")).isEmptyDirectory();
        typist.types(2, List.of("destination", "try", "Garden", "shed", "--profile", other.toString(), "--yes"));
    }
}
