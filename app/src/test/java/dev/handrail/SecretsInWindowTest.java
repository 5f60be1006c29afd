package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.desktop.servers.form.SwitchKind;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.practice.PracticeServer;
import dev.handrail.practice.ReadyPractice;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.shell.PasswordSshd;
import dev.handrail.storage.RealS3;
import dev.handrail.vault.AgeSecret;
import dev.handrail.vault.QuickVault;
import dev.handrail.vault.VaultState;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types secrets that cannot be mistaken for anything else into the window, wherever it takes any, and then looks for them in
 * the data folder, in the backups, and in every command line that any process showed meanwhile.
 */
class SecretsInWindowTest extends WalkingInWindow {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PARISH = "Parish office";
    private static final String ASKED = "Asked";
    private static final String ELSEWHERE = "Elsewhere";

    @TempDir
    private Path place;

    @TempDir
    private Path home;

    private final SecretSearch search = new SecretSearch();
    private PracticeServer practice;
    private Server profile;
    private PasswordSshd sshd;
    private OpenProgram program;
    private boolean open;
    private String sshPassword;
    private String databasePassword;
    private String askedPassword;
    private String code;
    private String passphrase = "";

    @BeforeEach
    void plant() throws Exception {
        practice = ReadyPractice.start(place.resolve("practice"));
        profile = practice.profile();
        sshPassword = known(
                "the SSH password", Files.readString(practice.credentials().sshPassword()));
        databasePassword = known(
                "the database password", Files.readString(practice.credentials().databasePassword()));
        askedPassword = secret("the SSH password that is asked for");
        code = secret("the one-time code");
        sshd = new PasswordSshd(place, askedPassword)
                .wants(code)
                .asksQuestions()
                .forwards();
        program = new OpenProgram(home);
        open = true;
    }

    @AfterEach
    void uproot() throws Exception {
        close();
        sshd.close();
        practice.remove();
    }

    private void close() {
        if (open) {
            open = false;
            program.close();
        }
    }

    @Override
    OpenProgram program() {
        return program;
    }

    @Test
    void whatIsTypedIntoTheWindowIsLeftNowhere() throws Exception {
        String processes;
        try (ProcessWatch watch = ProcessWatch.begin()) {
            fillInTheForm();
            makeTheVault();
            press("#trust");
            happens(() -> outcome("server test") == Outcome.DONE);
            press("#backUp");
            happens(() -> outcome("backup run") == Outcome.DONE);
            openTheVaultAgain();
            changeWhatOpensIt();
            putByThePalette();
            addOneWithKeysAndTokens();
            answerWhatTheMachineAsks();
            leaveAFormHalfTyped();
            processes = watch.seen();
        }
        close();
        assertThat(search.below(practice.credentials().sshPassword()))
                .as("they would be found")
                .isNotEmpty();
        assertThat(processes).contains("pg_dump");
        List<String> found =
                new ArrayList<>(search.in("the list of processes", processes.getBytes(StandardCharsets.ISO_8859_1)));
        found.addAll(search.below(home));
        assertThat(found).isEmpty();
    }

    private void fillInTheForm() {
        press("#add");
        press("#empty");
        happens(() -> isThere("#saveAndTest"));
        Access.Ssh ssh = (Access.Ssh) profile.access();
        write("#name .text-field", PARISH);
        write("#user .text-field", ssh.user());
        write("#host .text-field", ssh.host());
        write("#port .text-field", String.valueOf(ssh.port()));
        byPassword();
        write("#password .password-field", sshPassword);
        press("#page-databases");
        press("#add-databases");
        write("#databases #name .text-field", database().name());
        write("#databases #host .text-field", database().host());
        write("#databases #port .text-field", String.valueOf(database().port()));
        write("#databases #user .text-field", Objects.requireNonNull(database().user()));
        write("#databases .password-field", databasePassword);
        press("#page-encryption");
        choose("#by", 2);
        write("#passphrase .password-field", secret("the passphrase of the backups"));
        press("#saveAndTest");
    }

    /** One of a few that stand side by side. */
    private void choose(String among, int place) {
        happens(() -> isThere(among));
        onWindow(() -> {
            Pane all = lookup(among).query();
            ((ToggleButton) all.getChildren().get(place)).setSelected(true);
            return true;
        });
    }

    private <T> void set(String choice, T value) {
        happens(() -> isThere(choice));
        onWindow(() -> {
            ChoiceBox<T> all = lookup(choice).query();
            all.setValue(value);
            return true;
        });
    }

    private void byPassword() {
        onWindow(() -> {
            lookup("#byPassword").queryAs(CheckBox.class).setSelected(true);
            return true;
        });
    }

    private void makeTheVault() throws OperationFailed {
        passphrase = secret("the first passphrase of the vault");
        write("#fresh", passphrase);
        write("#again", secret("a passphrase that was mistyped"));
        pressOnSheet("#action");
        happens(this::isRefused);
        write("#fresh", passphrase);
        write("#again", passphrase);
        pressOnSheet("#action");
        happens(() -> isThere("#fingerprint"));
        assertThat(program.program().vault().get().names())
                .containsExactly(
                        PARISH + "/age", PARISH + "/database/" + database().name(), PARISH + "/ssh");
    }

    /** What a guess costs stands in the store: from here on each costs little. */
    private void openTheVaultAgain() throws OperationFailed {
        QuickVault.from(home, passphrase);
        onWindow(() -> {
            program.window().actions().lockVault();
            return true;
        });
        happens(() -> vault() == VaultState.LOCKED);
        palette(Words.of("vault.offer.unlock"));
        write("#current", secret("a wrong passphrase of the vault"));
        pressOnSheet("#action");
        happens(this::isRefused);
        write("#current", passphrase);
        pressOnSheet("#action");
        happens(() -> vault() == VaultState.OPEN);
    }

    private void changeWhatOpensIt() {
        String fresh = secret("the second passphrase of the vault");
        palette(Words.of("vault.offer.change"));
        write("#current", passphrase);
        write("#fresh", fresh);
        write("#again", fresh);
        pressOnSheet("#action");
        happens(() -> outcome("vault change-passphrase") == Outcome.DONE
                && !program.sheets().isOpen());
    }

    private void putByThePalette() throws OperationFailed {
        palette(Words.of("palette.asks", Words.of("vault.offer.put")));
        write("#name .text-field", PARISH + "/spare");
        press("#go");
        answer("#hidden", secret("an entry that nobody uses"));
        happens(() -> outcome("vault put") == Outcome.DONE);
        assertThat(program.program().vault().get().names()).contains(PARISH + "/spare");
    }

    /** Its password, the code that its owner's telephone shows, and what its database wants. */
    private void answerWhatTheMachineAsks() throws Exception {
        Server server = ProfileFile.read(
                        """
                        server: %s
                        environment: test
                        access: { ssh: { host: 127.0.0.1, port: %d, user: deploy, password: ask } }
                        databases:
                          - { name: %s, engine: postgresql, host: %s, port: %d, user: %s, password: ask }
                        """.formatted(
                                        ASKED,
                                        sshd.start(),
                                        database().name(),
                                        database().host(),
                                        database().port(),
                                        database().user()),
                        "asked.yaml")
                .getFirst();
        program.program().servers().get().save(server);
        happens(() -> program.window().model().servers().size() == 3);
        onWindow(() -> {
            program.window().actions().test(server);
            return true;
        });
        press("#trust");
        answer("#hidden", askedPassword);
        answer("#open", code);
        answer("#hidden", databasePassword);
        happens(() -> program.journal().stream()
                .anyMatch(run -> run.server().equals(ASKED) && run.outcome() == Outcome.DONE));
    }

    private void leaveAFormHalfTyped() throws OperationFailed {
        Server server = program.program().servers().get().require(PARISH);
        onWindow(() -> {
            program.window().actions().edit(server);
            return true;
        });
        write("#password .password-field", secret("a password that was never saved"));
        type(KeyCode.ESCAPE);
        happens(() -> !program.sheets().isOpen());
    }

    /** Its bucket asks for keys, and says no to these. */
    private void addOneWithKeysAndTokens() throws Exception {
        press("#add");
        press("#empty");
        write("#name .text-field", ELSEWHERE);
        press("#onHere");
        try (RealS3 s3 = RealS3.start()) {
            tryABucket(s3.endpoint());
        }
        press("#page-encryption");
        choose("#by", 1);
        write("#recipients .text-area", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");
        write("#identity .password-field", AgeSecret.MARK + secret("the identity that decrypts the backups"));
        press("#page-switch");
        set("#kind", SwitchKind.RENDER);
        write("#service .text-field", "srv-c1a2b3");
        write("#token .password-field", secret("the token of the switch"));
        choose("#way", 2);
        write("#url .text-field", "http://127.0.0.1/hooks/{token}");
        set("#urlToken .choice-box", SecretWay.VAULT);
        write("#urlToken .password-field", secret("the token for announcements"));
        press("#save");
        happens(() -> !program.sheets().isOpen());
        assertThat(program.program().vault().get().names())
                .contains(
                        ELSEWHERE + "/age",
                        ELSEWHERE + "/announce/token",
                        ELSEWHERE + "/destination/cloud/access-key",
                        ELSEWHERE + "/destination/cloud/secret-key",
                        ELSEWHERE + "/switch/token");
    }

    private void tryABucket(String endpoint) {
        press("#page-destinations");
        press("#add-destinations");
        write("#destinations #name .text-field", "cloud");
        choose("#kind", 2);
        write("#bucket .text-field", RealS3.BUCKET);
        write("#endpoint .text-field", endpoint);
        write("#region .text-field", "auto");
        write("#accessKey .password-field", secret("the key of the bucket"));
        write("#secretKey .password-field", secret("the secret key of the bucket"));
        press("#tryIt");
        happens(() -> !isThere("#busy") && isThere("#tried"));
        assertThat(onWindow(() -> search.in(
                        "what is said of the try",
                        lookup("#tried").queryAs(Label.class).getText())))
                .isEmpty();
    }

    private void answer(String field, String text) {
        write(field, text);
        press("#answer");
    }

    /** As a person does who types the name of it. */
    private void palette(String name) {
        happens(() -> !program.sheets().isOpen());
        onWindow(() -> {
            program.window().actions().palette();
            return true;
        });
        write("#letters", name);
        type(KeyCode.ENTER);
    }

    private boolean isRefused() {
        return isThere("#problem")
                && !lookup("#problem").queryAs(Label.class).getText().isBlank();
    }

    /** How the newest run of an operation ended; null while it runs, or where there is none. */
    private @Nullable Outcome outcome(String operation) {
        List<Run> runs = program.journal().stream()
                .filter(run -> run.operation().equals(operation))
                .toList();
        return runs.isEmpty() ? null : runs.getFirst().outcome();
    }

    private VaultState vault() {
        try {
            return program.program().vault().get().state();
        } catch (OperationFailed e) {
            throw new AssertionError(e);
        }
    }

    private Database database() {
        return profile.databases().getFirst();
    }

    /** Awkward on purpose: what a shell, an address, JSON and a pattern would each write differently. */
    private String secret(String what) {
        byte[] random = new byte[9];
        RANDOM.nextBytes(random);
        return known(what, "pw'" + HexFormat.of().formatHex(random) + " \"$&%é\\+/x");
    }

    private String known(String what, String secret) {
        search.knows(what, secret.strip());
        return secret.strip();
    }
}
