package dev.handrail.profile;

import dev.handrail.operation.Work;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for what a person types, or for the cancel: whoever walks away from a question must not keep the run open. */
final class Answered {
    private Answered() {}

    /** A question to a person. */
    interface Question {
        Secret ask() throws OperationFailed;
    }

    /** What was typed, which the caller closes; what is typed after a cancel is wiped. */
    static Secret of(Work work, Question question) throws OperationFailed {
        CompletableFuture<Secret> answer = new CompletableFuture<>();
        try (Work.Handle cancel = work.onCancel(() -> answer.cancel(false))) {
            Thread.ofPlatform().daemon().name("question").start(() -> ask(question, answer));
            return answer.join();
        } catch (CancellationException e) {
            throw OperationFailed.cancelled();
        } catch (CompletionException e) {
            if (e.getCause() instanceof OperationFailed failed) {
                throw failed;
            }
            throw e;
        }
    }

    private static void ask(Question question, CompletableFuture<Secret> answer) {
        try {
            Secret typed = question.ask();
            if (!answer.complete(typed)) {
                typed.close();
            }
        } catch (OperationFailed | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
