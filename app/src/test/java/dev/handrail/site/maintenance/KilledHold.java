package dev.handrail.site.maintenance;

import dev.handrail.operation.Operation;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A second Handrail that does something behind the page without an end, so that it can be killed meanwhile. */
final class KilledHold {
    private KilledHold() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        try (SwitchRig rig =
                new SwitchRig(home, "ada", SwitchRig.shells(home), Duration.ofSeconds(30), Duration.ofSeconds(12))) {
            Deed endless = new Deed(rig.server(), work -> {
                begun(Path.of(arguments[1] + ".begun"));
                while (!work.cancelled()) {
                    LockSupport.parkNanos(100_000_000);
                }
            });
            Operation held = new BehindPage(rig.means(), endless, null);
            rig.runner().start(held, held.plan(), event -> {}).await();
        }
    }

    private static void begun(Path sign) throws OperationFailed {
        try {
            Files.createFile(sign);
        } catch (IOException e) {
            throw OperationFailed.failed("It could not be said").because(e);
        }
    }
}
