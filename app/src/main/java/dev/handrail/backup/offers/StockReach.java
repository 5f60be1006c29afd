package dev.handrail.backup.offers;

import dev.handrail.backup.Copy;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.storage.Folder;
import dev.handrail.storage.ServerFolder;
import dev.handrail.words.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How stock tools reach the place where a copy lies: here, through ssh on the server, or fetched from its bucket. */
final class StockReach {
    private final Copy copy;
    private final Optional<Access.Ssh> ssh;

    StockReach(Copy copy, Optional<Server> server) {
        this.copy = copy;
        this.ssh =
                server.map(Server::access).filter(Access.Ssh.class::isInstance).map(Access.Ssh.class::cast);
    }

    /** The file, as the commands name it that run where it lies. */
    String file() {
        return switch (copy.kind()) {
            case FOLDER -> copy.located();
            case S3 -> "./" + copy.file();
            case SERVER_FOLDER -> onServer(ServerFolder.folder(copy.place())) + "/" + copy.file();
        };
    }

    /** Over ssh one lands in the home that ~ means, and no shell would open it where it is quoted. */
    private String onServer(String folder) {
        if (ssh.isEmpty()) {
            return Folder.named(folder).place();
        }
        return folder.startsWith("~") ? "." + folder.substring(1) : folder;
    }

    /** The same commands, so that they run where the copy lies; comments stay what they are. */
    List<String> lines(List<String> commands) {
        return switch (copy.kind()) {
            case FOLDER -> commands;
            case S3 -> {
                List<String> lines = new ArrayList<>(List.of(Words.of("backup.commands.fetch"), fetch()));
                lines.addAll(commands);
                yield lines;
            }
            case SERVER_FOLDER -> {
                List<String> lines = new ArrayList<>(List.of(Words.of("backup.commands.there", copy.place())));
                commands.forEach(line -> lines.add(line.startsWith("#") ? line : there(line)));
                yield lines;
            }
        };
    }

    private String there(String line) {
        return ssh.map(access -> CommandText.of(Command.of(
                        "ssh", "-p", String.valueOf(access.port()), access.user() + "@" + access.host(), line)))
                .orElse(line);
    }

    private String fetch() {
        List<String> words = new ArrayList<>(List.of("aws"));
        String from = copy.located();
        if (!from.startsWith("s3:")) {
            URI place = URI.create(copy.place());
            words.add("--endpoint-url=" + place.getScheme() + "://" + place.getAuthority());
            from = "s3:/" + from.substring(from.indexOf('/', from.indexOf("://") + 3));
        }
        words.addAll(List.of("s3", "cp", from, file()));
        return CommandText.of(Command.of(words));
    }
}
