package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Rig;
import dev.handrail.backup.Sha256;
import dev.handrail.backup.TestDatabase;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Packing;
import dev.handrail.server.Server;
import dev.handrail.shell.Await;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What the tests of direct backups have in common. */
record DirectRig(Rig rig, Path home, String source) {
    private static final String PARTS = "handrail-parts-";

    /** A server whose one database is kept, as it is read, in these destinations. */
    Server keep(Access access, Destination... destinations) {
        Database database = TestDatabase.entry(source);
        return rig.keep(access, List.of(database), List.of(destinations));
    }

    /** The same, not compressed. */
    Server large(Access access, Destination... destinations) {
        return rig.packed(keep(access, destinations), new Packing(Packing.Program.NONE, 0, 0, null, true, null), null);
    }

    Backup taken(List<Event> events) throws Exception {
        Event.Ended ended = ended(events);
        assertThat(ended.failure()).isNull();
        return rig.catalogue().require(Rig.id(ended));
    }

    Event.Ended ended(List<Event> events) throws Exception {
        List<Event> all = Collections.synchronizedList(events);
        return rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), all::add)
                .await();
    }

    /** What the plan says of the way that the bytes take. */
    String way() throws Exception {
        return rig.make("backup run", Arguments.of("SERVER", Rig.SERVER)).plan().checks().stream()
                .map(Plan.Check::text)
                .filter(text -> text.contains("this computer"))
                .findFirst()
                .orElseThrow();
    }

    List<String> said(List<Event> events) {
        return events.stream()
                .filter(Event.Said.class::isInstance)
                .map(event -> ((Event.Said) event).line())
                .toList();
    }

    List<Long> progress(List<Event> events) {
        return events.stream()
                .filter(Event.Progressed.class::isInstance)
                .map(event -> ((Event.Progressed) event).done())
                .toList();
    }

    /** Nothing runs any more on the server, no part lies there, and nothing is noted as left over. */
    void assertNothingLeft() throws Exception {
        // Other tests on this machine may be at work too: only what is there now is waited for.
        List<ProcessHandle> running = ours();
        List<Path> folders = partFolders();
        Await.until("nothing of it runs on the server", () -> running.stream().noneMatch(ProcessHandle::isAlive));
        Await.until("no parts lie on the server", () -> folders.stream().noneMatch(Files::exists));
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.runner().inProgress()).isEmpty();
    }

    /** The processes of the last stage, of curl, and of pg_dump for this database. */
    private List<ProcessHandle> ours() {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().commandLine().filter(this::isOurs).isPresent())
                .toList();
    }

    private boolean isOurs(String line) {
        boolean stage = line.contains("handrail-direct") && line.contains(home.toString());
        return stage || line.contains(PARTS) || line.contains("pg_dump") && line.contains(source);
    }

    static List<Path> partFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/var/tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(PARTS))
                    .toList();
        }
    }

    static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static String hash(InputStream in) throws IOException {
        Sha256 sha = new Sha256();
        byte[] chunk = new byte[1 << 16];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            sha.add(chunk, n);
        }
        return sha.hex();
    }
}
