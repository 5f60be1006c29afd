package dev.handrail;

import dev.handrail.desktop.Desktop;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.store.Whereabouts;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.stage.Window;

/** A program of its own for tests: its window is open, and it does something that ends only when it is cancelled. */
final class OpenUntilTerminated implements Operation {
    private final CountDownLatch cancelled = new CountDownLatch(1);

    public static void main(String[] arguments) throws OperationFailed {
        Path home = Path.of(arguments[0]);
        Windowed.open(
                desktop -> busy(home, desktop), Whereabouts.named(home), Clock.systemUTC(), Windowed.On.EVERYTHING);
    }

    private static Program busy(Path home, Desktop desktop) {
        Program program = new Program(new Setting(
                home,
                desktop.asker(),
                desktop.asker(),
                desktop.asker(),
                true,
                Optional.empty(),
                Map.of(),
                Clock.systemUTC()));
        AtomicBoolean begun = new AtomicBoolean();
        Window.getWindows().subscribe(() -> {
            if (begun.compareAndSet(false, true)) {
                Thread.ofVirtual().start(() -> begin(program));
            }
        });
        return program;
    }

    private static void begin(Program program) {
        Operation operation = new OpenUntilTerminated();
        try {
            program.runner().get().start(operation, operation.plan(), event -> {});
        } catch (OperationFailed e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "backup run";
    }

    @Override
    public String title() {
        return "Back up members";
    }

    @Override
    public Server server() {
        return Server.of("Parish office", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
    }

    @Override
    public Effect effect() {
        return Effect.CHANGES;
    }

    @Override
    public Plan plan() {
        return new Plan(title(), effect(), List.of(), List.of(), List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.onCancel(cancelled::countDown);
        System.out.println("running");
        try {
            cancelled.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        work.stopIfCancelled();
    }
}
