package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.vault.Secret;
import java.util.Optional;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

class SecretBoxTest extends WindowTest {
    private final SecretModel model = new SecretModel(SecretWay.VAULT, SecretWay.VAULT.ref(""));

    @Test
    void whatWasTypedIsHandedOverOnceAndGoneFromTheForm() {
        SecretBox box = box(false);
        PasswordField field = typed(box);
        onWindow(() -> {
            field.setText("hush hush");
            return true;
        });
        try (Secret taken = onWindow(box::taken).orElseThrow()) {
            assertThat(new String(taken.characters())).isEqualTo("hush hush");
        }

        assertThat(field.getText()).isEmpty();
        assertThat(onWindow(box::taken)).isEmpty();
    }

    @Test
    void whatWasTypedForTheVaultIsForgottenWhenItIsAskedForEachTime() {
        SecretBox box = box(false);
        PasswordField field = typed(box);
        Optional<Secret> taken = onWindow(() -> {
            field.setText("hush hush");
            model.way().set(SecretWay.ASK);
            return box.taken();
        });

        assertThat(taken).isEmpty();
        assertThat(field.getText()).isEmpty();
    }

    @Test
    void onlyWhatTheWayNeedsIsShown() {
        SecretBox box = box(false);
        TextField detail = (TextField) box.lookupAll(".text-field").stream()
                .filter(field -> !(field instanceof PasswordField))
                .findFirst()
                .orElseThrow();
        assertThat(typed(box).isVisible()).isTrue();
        assertThat(detail.isVisible()).isFalse();
        onWindow(() -> {
            model.way().set(SecretWay.FILE);
            return true;
        });

        assertThat(typed(box).isVisible()).isFalse();
        assertThat(detail.isVisible()).isTrue();
    }

    @Test
    void whatTheVaultHoldsAlreadyIsSaidAndNeedNotBeTypedAgain() {
        assertThat(typed(box(true)).getPromptText()).isEqualTo("Kept; type to replace it");
        assertThat(typed(box(false)).getPromptText()).isEqualTo("Type it once");
    }

    private SecretBox box(boolean kept) {
        return onWindow(() -> {
            SecretBox box = new SecretBox();
            box.bind(model, kept, SecretWay.values());
            return box;
        });
    }

    private static PasswordField typed(SecretBox box) {
        return (PasswordField) box.lookup(".password-field");
    }
}
