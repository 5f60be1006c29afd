package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Journal;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Runner;
import dev.handrail.operation.Saying;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question that is open while a run is cancelled. */
class AnsweredTest {
    @TempDir
    Path home;

    @Test
    void aCancelEndsTheRunThoughNobodyAnswersAndALateAnswerIsWiped() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Secret> person = new CompletableFuture<>();
        VaultChange change = new VaultChange(
                "vault put",
                "Store it",
                Effect.READS,
                Effect.CHANGES,
                Plan.Check.ok("free"),
                List.of(),
                new Passphrases(Asker.NOBODY, new Redactor(), true, Optional.empty()),
                (work, passphrases) -> {
                    try (Secret typed = Answered.of(work, () -> {
                        asked.countDown();
                        return person.join();
                    })) {
                        return "stored " + typed;
                    }
                });
        try (Store store = ReadyStore.open(home, Clock.systemUTC());
                Journal journal = new Journal(store.jdbi(), Clock.systemUTC());
                Runner runner = new Runner(journal, List.of(), text -> text, "anna", Clock.systemUTC())) {
            Underway underway = runner.start(change, change.plan(), event -> {});
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            underway.cancel();
            Event.Ended end = underway.await();
            assertThat(end.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(journal.lines(end.run())).isEmpty();
        }
        Secret late = Secret.of("too late".toCharArray());
        person.complete(late);
        Await.until("the late answer is wiped", () -> wiped(late));
    }

    @Test
    void whatTheQuestionFailsWithIsWhatIsTold() {
        assertThatThrownBy(() -> Answered.of(new Saying(), () -> {
                    throw OperationFailed.refused("Nothing was given").build();
                }))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("Nothing was given");
    }

    private static boolean wiped(Secret secret) {
        return new String(secret.characters()).chars().allMatch(character -> character == 0);
    }
}
