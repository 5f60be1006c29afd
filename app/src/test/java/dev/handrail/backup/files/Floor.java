package dev.handrail.backup.files;

import dev.handrail.backup.Compression;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;

/** What a server tells of the place where files are to be restored, of which a test says what it is about. */
final class Floor {
    private static final String SCRIPT = "known \"$3\"";

    private String live = "/srv/uploads";
    private String parent = "/srv";
    private String writable = "yes";
    private String free = "1000000000";
    private String taken = "no";
    private String together = "yes";
    private String tar = "tar (GNU tar) 1.34";
    private String login = "1000";
    private Sudo sudo = Sudo.PASSWORDLESS;

    Floor live(String directory) {
        live = directory;
        return this;
    }

    Floor parent(String folder) {
        parent = folder;
        return this;
    }

    Floor notWritable() {
        writable = "no";
        return this;
    }

    Floor free(long bytes) {
        free = String.valueOf(bytes);
        return this;
    }

    Floor taken() {
        taken = "yes";
        return this;
    }

    Floor apart() {
        together = "no";
        return this;
    }

    Floor tar(String version) {
        tar = version;
        return this;
    }

    /** Who logs in, by number. */
    Floor login(String number) {
        login = number;
        return this;
    }

    Floor withoutSudo() {
        sudo = Sudo.NONE;
        return this;
    }

    Server server() {
        return Server.of(
                "Parish", Environment.TEST, new Access.Ssh("example.org", 22, "anna", null, null, false, null, sudo));
    }

    /** A server that is like that. */
    Scripted shell() {
        String more = " --acls --xattrs";
        String told = String.join("\0", live, parent, writable, free, taken, together, tar, more, "yes", login, "");
        return new Scripted().answers(SCRIPT, told).answers("-u", login);
    }

    Ground ground() throws OperationFailed {
        return Ground.look(shell(), server(), "/srv/uploads", "/srv/new", Compression.ZSTD);
    }
}
