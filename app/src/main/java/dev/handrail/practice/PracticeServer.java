package dev.handrail.practice;

import dev.handrail.server.Server;
import dev.handrail.store.FolderTree;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * A whole server to practise on, on this computer only and in a folder of its own: SSH, PostgreSQL, a site with its log,
 * uploaded files. Starting again on the same folder brings back the same data on the same ports.
 */
public final class PracticeServer implements AutoCloseable {
    /** What its profile is called. */
    public static final String NAME = PracticeProfile.NAME;

    private final PracticeFolder folder;
    private final Parts parts;

    private PracticeServer(PracticeFolder folder, Parts parts) {
        this.folder = folder;
        this.parts = parts;
    }

    /** Starts it; the first time, that makes everything. A folder has one practice server running at most. */
    public static PracticeServer start(Path where, Clock clock) throws OperationFailed {
        PracticeFolder folder = new PracticeFolder(where);
        Parts parts = new Parts();
        boolean started = false;
        try {
            parts.add(OnlyOne.of(folder));
            folder.make();
            Optional<Notes> before = Notes.in(folder);
            parts.start(folder, before, clock);
            parts.stopWhenTheProgramEnds();
            started = true;
            return new PracticeServer(folder, parts);
        } catch (IOException | SQLException | GeneralSecurityException e) {
            throw OperationFailed.unreachable(Words.of("practice.start.failed", folder.root()))
                    .next(Words.of("practice.start.next", folder.root()))
                    .because(e);
        } finally {
            if (!started) {
                parts.close();
            }
        }
    }

    /** Its profile, ready to be saved; its secrets lie in files in its folder, so that any process can use it. */
    public Server profile() throws OperationFailed {
        try {
            return PracticeProfile.of(folder, parts.ports());
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("practice.profile.failed", folder.root()))
                    .next(Words.of("practice.start.next", folder.root()))
                    .because(e);
        }
    }

    /** A profile of it that a person has, with that person's changes, reached where the server is now. */
    public Server profile(Server kept) throws OperationFailed {
        return PracticeProfile.moved(kept, profile());
    }

    /** Where the secrets of the profile lie, each in a file of its own. */
    public Credentials credentials() throws OperationFailed {
        try {
            return Credentials.in(folder);
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("practice.profile.failed", folder.root()))
                    .next(Words.of("practice.start.next", folder.root()))
                    .because(e);
        }
    }

    /** The SSH host key's fingerprint, as OpenSSH prints it. */
    public String hostKeyFingerprint() {
        return parts.ssh().fingerprint();
    }

    Parts parts() {
        return parts;
    }

    /** Does to the database what a restore is for. */
    public Damage damage() throws OperationFailed {
        try (Connection parish = parts.database().connect()) {
            return Damage.to(parish);
        } catch (SQLException | IOException e) {
            throw OperationFailed.failed(Words.of("practice.damage.failed"))
                    .next(Words.of("practice.database.next"))
                    .because(e);
        }
    }

    /** What one of its databases holds, asked past everything that Handrail does. */
    public Fingerprint fingerprint(String database) throws OperationFailed {
        try (Connection connection = parts.database().connect(database)) {
            return Fingerprint.of(connection);
        } catch (SQLException | IOException e) {
            throw OperationFailed.failed(Words.of("practice.fingerprint.failed", database))
                    .next(Words.of("practice.database.next"))
                    .because(e);
        }
    }

    /** Stops all of it; the data stays. */
    public void stop() {
        parts.close();
    }

    /** Stops all of it and removes its folder. Backups that were made of it stay. */
    public void remove() throws OperationFailed {
        stop();
        remove(folder.root());
    }

    /** Who runs one in the folder; empty where nobody does. Not to be asked by who does: to look lets go of it. */
    static Optional<String> heldBy(Path where) throws OperationFailed {
        PracticeFolder folder = new PracticeFolder(where);
        try {
            return OnlyOne.holder(folder);
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("practice.remove.failed", folder.root()))
                    .next(Words.of("practice.remove.next"))
                    .because(e);
        }
    }

    /** Removes the folder of a practice server that does not run, with what a killed one left running. */
    public static void remove(Path where) throws OperationFailed {
        PracticeFolder folder = new PracticeFolder(where);
        try (OnlyOne lock = OnlyOne.of(folder)) {
            PracticePostgres.endOrphan(folder);
            FolderTree.remove(folder.root());
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("practice.remove.failed", folder.root()))
                    .next(Words.of("practice.remove.next"))
                    .because(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
