package dev.handrail.site.maintenance;

import dev.handrail.operation.Operation;
import java.nio.file.Path;
import java.time.Duration;

/** A second Handrail that puts a page up and waits long to see it, so that it can be killed meanwhile. */
final class KilledSwitch {
    private KilledSwitch() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        try (SwitchRig rig =
                new SwitchRig(home, "ada", SwitchRig.shells(home), Duration.ofMinutes(5), Duration.ofMinutes(5))) {
            Operation on = rig.makes("switch on", "--until", "1h");
            rig.runner().start(on, on.plan(), event -> {}).await();
        }
    }
}
