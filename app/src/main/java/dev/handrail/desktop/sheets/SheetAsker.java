package dev.handrail.desktop.sheets;

import dev.handrail.desktop.shared.Sheet;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.shell.HostKey;
import dev.handrail.shell.HostKeyAsker;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Asks by a sheet, and has the thread that wants to know wait for the answer; never the thread of the window. */
public final class SheetAsker implements Asker, HostKeyAsker {
    private final Executor window;
    private final Sheets sheets;
    private final Set<CompletableFuture<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public SheetAsker(Executor window, Sheets sheets) {
        this.window = window;
        this.sheets = sheets;
    }

    @Override
    public @Nullable Secret secret(String question) {
        char[] answer = this.<char[]>ask(give -> new QuestionSheet(question, true, give));
        return answer == null ? null : Secret.of(answer);
    }

    @Override
    public @Nullable String answer(String question) {
        char[] answer = this.<char[]>ask(give -> new QuestionSheet(question, false, give));
        return answer == null ? null : new String(answer);
    }

    @Override
    public boolean trust(HostKey key, String note) {
        return Boolean.TRUE.equals(this.<Boolean>ask(give -> new HostKeySheet(key, note, give)));
    }

    /** Null when nobody answers any more: the window was closed, or who asked was stopped. */
    private <T> @Nullable T ask(Function<Consumer<@Nullable T>, Sheet> sheet) {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("The window cannot wait for itself.");
        }
        CompletableFuture<@Nullable T> answer = new CompletableFuture<>();
        waiting.add(answer);
        if (closed) {
            answer.complete(null);
        }
        CompletableFuture<Sheet> shown = new CompletableFuture<>();
        window.execute(() -> {
            Sheet asking = sheet.apply(answer::complete);
            shown.complete(asking);
            sheets.show(asking);
        });
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            shown.thenAcceptAsync(sheets::dismiss, window);
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            waiting.remove(answer);
        }
    }

    /** The window is gone: whoever still waits for an answer gets none, and nobody waits any more. */
    public void close() {
        closed = true;
        waiting.forEach(answer -> answer.complete(null));
    }
}
