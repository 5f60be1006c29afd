package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.desktop.servers.form.EncryptionModel.By;
import dev.handrail.server.Encryption;
import dev.handrail.server.SecretRef;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionModelTest {
    private static final String RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    @TempDir
    Path folder;

    private final EncryptionModel model = new EncryptionModel(null);

    private Encryption built() {
        assertThat(model.valid()).isTrue();
        return Objects.requireNonNull(model.build());
    }

    @Test
    void nothingIsEncryptedUntilSomebodySaysForWhom() {
        assertThat(model.build()).isNull();
        model.by().set(By.RECIPIENTS);

        assertThat(model.valid()).isFalse();
        assertThat(model.recipients().field().problem().get()).isEqualTo("must not be empty");
    }

    @Test
    void whoMistypesARecipientIsToldBeforeAnythingIsEncryptedForNobody() {
        model.by().set(By.RECIPIENTS);
        model.recipients().add(RECIPIENT.replace("8p", "8q"));

        assertThat(model.recipients().field().problem().get()).contains("it has a checksum");
        model.recipients().field().text().set("AGE-SECRET-KEY-1ABC");
        assertThat(model.recipients().field().problem().get()).contains("secret key");
    }

    @Test
    void anIdentityIsMadeForTheVaultAndItIsSaidToKeepItElsewhereToo() {
        model.by().set(By.RECIPIENTS);
        model.recipients().add(RECIPIENT);
        model.makeForVault();

        assertThat(built().age()).hasSize(2).startsWith(RECIPIENT);
        assertThat(built().identity()).isNull();
        assertThat(new String(model.secret().orElseThrow().characters())).startsWith("AGE-SECRET-KEY-1");
        assertThat(model.made().get()).contains(built().age().get(1)).contains("Keep it in another place too");
    }

    @Test
    void oneIsEnoughHoweverOftenItIsAskedFor() {
        model.by().set(By.RECIPIENTS);
        model.makeForVault();
        model.makeForVault();
        assertThat(built().age()).hasSize(1);

        model.identity().way().set(SecretWay.ASK);
        assertThat(model.secret()).as("its recipient stands there").isPresent();
    }

    @Test
    void anIdentityThatIsLookedForElsewhereIsNotPutAside() {
        EncryptionModel before =
                new EncryptionModel(new Encryption(List.of(RECIPIENT), null, new SecretRef.File("~/identity.txt")));
        before.makeForVault();

        assertThat(before.build())
                .isEqualTo(new Encryption(List.of(RECIPIENT), null, new SecretRef.File("~/identity.txt")));
        assertThat(before.secret()).isEmpty();
        assertThat(before.made().get()).contains("file:~/identity.txt");
    }

    @Test
    void whoDropsItsRecipientAgainPutsNothingIntoTheVault() {
        model.by().set(By.RECIPIENTS);
        model.makeForVault();
        model.recipients().field().text().set(RECIPIENT);

        assertThat(model.secret()).isEmpty();
        model.makeForVault();
        assertThat(model.secret()).isPresent();
        model.forget();
        assertThat(model.secret()).isEmpty();
    }

    @Test
    void anIdentityInAFileIsFoundThereAndNowhereElse() throws Exception {
        Path file = folder.resolve("identity.txt");
        model.by().set(By.RECIPIENTS);
        model.makeInto(file, Instant.EPOCH);

        assertThat(built().identity()).isEqualTo(new SecretRef.File(file.toString()));
        assertThat(Files.readString(file))
                .contains("# public key: " + built().age().getFirst());
        assertThat(model.secret()).isEmpty();
        assertThat(model.made().get()).contains(file.toString());
    }

    @Test
    void aCopyOfTheOneForTheVaultIsWrittenOnceAndNothingIsOverwritten() throws Exception {
        Path file = folder.resolve("copy.txt");
        model.by().set(By.RECIPIENTS);
        model.makeForVault();
        model.copyInto(file, Instant.EPOCH);

        assertThat(Files.readString(file))
                .contains(new String(model.secret().orElseThrow().characters()));
        assertThatThrownBy(() -> model.copyInto(file, Instant.EPOCH)).isInstanceOf(OperationFailed.class);
    }

    @Test
    void byAPassphraseThereAreNoRecipients() {
        EncryptionModel before = new EncryptionModel(new Encryption(List.of(RECIPIENT)));
        before.by().set(By.PASSPHRASE);
        before.passphrase().way().set(SecretWay.ENV);
        assertThat(before.valid()).isFalse();
        before.passphrase().detail().text().set("CHMS_PASSPHRASE");

        assertThat(before.valid()).isTrue();
        assertThat(before.build()).isEqualTo(new Encryption(List.of(), new SecretRef.Env("CHMS_PASSPHRASE")));
    }
}
