package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.seal.AgeIdentity;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Encryption;
import dev.handrail.server.Packing;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.function.Function;

/** What is to decrypt a backup is another than what encrypted it: that is refused before anything is made. */
final class WrongSecret {
    private WrongSecret() {}

    /** @param restore of the backup with that id */
    static void passphrase(Rig rig, Function<String, Arguments> restore) throws Exception {
        rig.ageSecret("correct horse");
        String id = taken(rig, new Encryption(List.of(), new SecretRef.Vault()));
        rig.ageSecret("swordfish");
        assertThatThrownBy(() -> rig.make("restore", restore.apply(id)).plan())
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("passphrase");
        rig.catalogue().remove(id);
    }

    static void identity(Rig rig, Function<String, Arguments> restore) throws Exception {
        identity(rig, "restore", restore);
    }

    /**
     * Whether it is another already when the plan is made, or only when that is carried out.
     *
     * @param words what is done with the backup
     */
    static void identity(Rig rig, String words, Function<String, Arguments> arguments) throws Exception {
        try (AgeIdentity mine = AgeIdentity.make();
                AgeIdentity another = AgeIdentity.make()) {
            String id = taken(rig, new Encryption(List.of(mine.recipient())));
            Backup taken = rig.catalogue().require(id);
            rig.ageSecret(secret(mine));
            Operation operation = rig.make(words, arguments.apply(id));
            Plan plan = operation.plan();
            assertThat(plan.blocked()).isFalse();
            rig.ageSecret(secret(another));
            Event.Ended ended = rig.runner().start(operation, plan, event -> {}).await();
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.failure()).contains("Could not decrypt");
            assertThat(ended.next()).contains(mine.recipient(), "vault");
            assertThatThrownBy(() -> rig.make(words, arguments.apply(id)).plan())
                    .isInstanceOfSatisfying(OperationFailed.class, refused -> {
                        assertThat(refused.getMessage()).contains("Could not decrypt");
                        assertThat(refused.next()).contains(mine.recipient(), "vault");
                    });
            assertThat(rig.catalogue().require(id))
                    .as("it is known for what it was")
                    .isEqualTo(taken);
            rig.catalogue().remove(id);
        }
    }

    private static String taken(Rig rig, Encryption encryption) throws Exception {
        Server server = rig.servers().require(Rig.SERVER);
        rig.packed(server, Packing.USUAL, encryption);
        return Rig.id(rig.backUp());
    }

    private static String secret(AgeIdentity identity) {
        try (Secret secret = identity.secret()) {
            return new String(secret.characters());
        }
    }
}
