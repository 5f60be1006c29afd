package dev.handrail.backup.offers;

import dev.handrail.backup.Copy;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.OpenSsh;
import dev.handrail.shell.Pipeline;
import dev.handrail.storage.Folder;
import dev.handrail.storage.FoldersWhole;
import dev.handrail.storage.ServerFolder;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is pasted into a terminal of this computer, each under words that say where it runs. Once one has logged in to the
 * server, all that follows runs there: in one session, so that a password has to be typed but once, and can be. The lines of
 * one machine are one part, which a shell has read to its end before the first of them runs: so what asks for a password
 * takes no line for it, and what fails is the end of it.
 */
final class StockScript {
    private static final String END = "HANDRAIL";
    private static final String BEGIN = "bash -e -o pipefail <<'" + END + "'";

    private final Copy copy;
    private final Optional<Server> server;
    private final Optional<OpenSsh> ssh;
    private final String machine;
    private final List<String> lines = new ArrayList<>();
    /** What these lines made where one is now, and is not needed any more when all is done. */
    private final List<String> passing = new ArrayList<>();

    private String login = "backup.commands.login";
    private boolean there;
    private boolean begun;
    private String file;

    /** @param server that the backup is of, if there still is one */
    StockScript(Copy copy, Optional<Server> server) {
        this.copy = copy;
        this.server = server;
        this.ssh = server.map(Server::access)
                .filter(Access.Ssh.class::isInstance)
                .map(Access.Ssh.class::cast)
                .map(OpenSsh::new);
        this.machine = server.map(Server::name).orElse(Words.of("backup.commands.machine"));
        this.file = copy.located();
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        if (begun) {
            all.add(END);
        }
        return List.copyOf(all);
    }

    /** The file, as it is named where the next line runs. */
    String file() {
        return file;
    }

    void does(StockStep step) {
        if (!begun) {
            lines.add(BEGIN);
            begun = true;
        }
        adds(step);
    }

    private void adds(StockStep step) {
        lines.add(
                there
                        ? Words.of("backup.commands.there", machine, step.what())
                        : Words.of("backup.commands.here", step.what()));
        lines.addAll(step.lines());
    }

    /** One that makes a file with which one goes on. */
    void makes(String made, StockStep step) {
        does(step);
        passing.add(made);
        file = made;
    }

    /**
     * To where the copy lies, or the copy to this computer.
     *
     * @param here whether it must come here, wherever it lies
     */
    void reach(boolean here) {
        String fetched = "./" + copy.file();
        switch (copy.kind()) {
            case FOLDER -> {}
            case S3 -> {
                List<Destination> known = server.map(Server::destinations).orElse(List.of());
                List<StockStep> steps = new StockBucket(copy, known).fetching(fetched);
                steps.subList(0, steps.size() - 1).forEach(this::does);
                makes(fetched, steps.getLast());
            }
            case SERVER_FOLDER -> {
                file = onServer(ServerFolder.folder(copy.place())) + "/" + copy.file();
                lines.add(Words.of("backup.commands.lies", copy.place()));
                if (server.isEmpty()) {
                    there = true;
                } else if (ssh.isPresent() && here) {
                    makes(fetched, brought(ssh.get(), fetched));
                } else if (ssh.isPresent()) {
                    logIn(ssh.get());
                }
            }
        }
    }

    /** Over ssh one lands in the home that ~ means, and no shell would open it where it is quoted. */
    private String onServer(String folder) {
        if (ssh.isEmpty() && server.isPresent()) {
            return Folder.named(folder).place();
        }
        return folder.startsWith("~") ? "." + folder.substring(1) : folder;
    }

    private StockStep brought(OpenSsh from, String into) {
        return StockStep.of(
                Words.of("backup.commands.bring", machine),
                Pipeline.of(from.alone(Command.of("cat", "--", file)))
                        .pipe(Command.of("dd", "bs=65536", "of=" + into)));
    }

    /** To the server with it, unless one is there; only its owner may read it there. */
    void goThere() {
        if (there) {
            return;
        }
        if (server.isEmpty()) {
            lines.add(Words.of("backup.commands.removed", file));
            there = true;
        } else if (ssh.isPresent()) {
            String sent = "./" + name();
            does(sending(ssh.get(), sent));
            clear();
            logIn(ssh.get());
            file = sent;
            passing.add(sent);
        }
    }

    private StockStep sending(OpenSsh to, String sent) {
        String writing = "umask 077; " + CommandText.of(Command.of("dd", "bs=65536", "of=" + sent));
        return StockStep.of(
                Words.of("backup.commands.send", machine),
                Pipeline.of(Command.of("cat", "--", file)).pipe(to.fed(writing)));
    }

    private String name() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** Says where one comes to the machine that one has to be root there. */
    void asRoot() {
        if (ssh.isPresent()) {
            login = "backup.commands.login.root";
        } else {
            lines.add(Words.of("backup.commands.root", machine));
        }
    }

    private void logIn(OpenSsh to) {
        between(StockStep.of(Words.of(login, machine), to.login()));
        there = true;
    }

    /** What somebody does himself, between two parts; where it has a line, that is pasted alone. */
    void between(StockStep step) {
        if (begun) {
            lines.add(END);
            begun = false;
        }
        adds(step);
    }

    /** What is only in the way when all is done. */
    void clear() {
        if (!passing.isEmpty()) {
            List<String> words = new ArrayList<>(List.of("rm"));
            if (passing.stream().anyMatch(FoldersWhole::is)) {
                words.add("-r");
            }
            words.add("--");
            words.addAll(passing);
            does(StockStep.of(Words.of("backup.commands.clear"), Command.of(words)));
            passing.clear();
        }
    }
}
