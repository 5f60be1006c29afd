package dev.handrail.backup;

import dev.handrail.Caller;
import dev.handrail.Main;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.FileSet;
import dev.handrail.server.Sudo;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the programs that tests start do most, one after the other in one process, for Java to learn from. */
public final class Learning {
    private static final String DATABASE = "learning";

    private Learning() {}

    /** Makes what it works on in that folder; these are its words. */
    public static List<String> prepare(Path folder, RealSshd sshd) throws Exception {
        TestDatabase.create(DATABASE);
        TestDatabase.fill(DATABASE, 10);
        Files.writeString(Files.createDirectories(site(folder)).resolve("page.html"), "Learning");
        return List.of(
                folder.toString(),
                String.valueOf(sshd.port()),
                sshd.key().toString(),
                sshd.fingerprint(),
                String.valueOf(TestDatabase.port()));
    }

    /** Leaves nothing of it in the databases. */
    public static void forget() throws Exception {
        Beside.dropAll(DATABASE);
    }

    private static Path site(Path folder) {
        return folder.resolve("site");
    }

    public static void main(String[] words) throws Exception {
        System.setProperty(TestDatabase.PORT, words[4]);
        Path folder = Path.of(words[0]);
        Caller here = new Caller(folder);
        try (Rig rig = new Rig(here.home())) {
            Access.Ssh access = new Access.Ssh(
                    "127.0.0.1", Integer.parseInt(words[1]), RealSshd.user(), words[2], null, false, null, Sudo.NONE);
            FileSet set = new FileSet("site", site(folder).toString(), List.of(), null, null);
            rig.keep(access, List.of(), List.of(set), List.of(), List.of());
            replaced(rig);
            rig.server(access, DATABASE);
            replaced(rig);
        }
        says(here, "server", "test", Rig.SERVER, "--accept-host-key", words[3]);
        says(here, "server", "list");
        Main.main(new String[] {"--home", here.home().toString(), "--json", "backup", "run", Rig.SERVER, "--yes"});
    }

    private static void replaced(Rig rig) throws Exception {
        String id = Rig.id(done(rig.backUp()));
        done(rig.verify(id));
        Event.Ended ended =
                done(rig.perform("restore", new Arguments(Map.of("ID", List.of(id), "--replace", List.of("true")))));
        done(rig.perform("restore undo", Arguments.of("RUN", ended.run())));
    }

    private static Event.Ended done(Event.Ended ended) {
        if (ended.failure() != null) {
            throw new IllegalStateException(ended.toString());
        }
        return ended;
    }

    private static void says(Caller here, String... words) {
        Caller.Called called = here.callsHere(words);
        if (called.status() != 0) {
            throw new IllegalStateException(called.toString());
        }
    }
}
