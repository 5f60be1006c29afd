package dev.handrail.server;

import dev.handrail.words.Meaning;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Profiles as files of YAML, one document a server, which hold everything about it but its secrets. */
public final class ProfileFile {
    private static final int LONGEST_KB = YamlText.LONGEST / 1024;

    private ProfileFile() {}

    /** The servers of a file; every problem there is in it is told at once, each with its line. */
    public static List<Server> read(Path file) throws OperationFailed {
        try {
            if (Files.size(file) > YamlText.LONGEST * 4L) {
                throw unreadable(file, Words.of("profile.yaml.long", LONGEST_KB));
            }
            return read(text(Files.readAllBytes(file), file.toString()), file.toString());
        } catch (NoSuchFileException e) {
            throw unreadable(file, Words.of("profile.unreadable.missing"));
        } catch (IOException e) {
            throw unreadable(file, Meaning.of(e));
        }
    }

    private static String text(byte[] file, String fileName) throws OperationFailed {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer text = CharBuffer.allocate(file.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        if (decoder.decode(bytes, text, true).isError()) {
            Problems problems = new Problems(fileName);
            int line = LineBreaks.before(text.flip(), text.length()) + 1;
            problems.note(line, Words.of("profile.yaml.file"), Words.of("profile.yaml.encoding"));
            problems.refuseIfAny();
        }
        return text.flip().toString();
    }

    /** The servers of a text; the name of its file is for the problems only. */
    public static List<Server> read(String text, String fileName) throws OperationFailed {
        Problems problems = new Problems(fileName);
        List<Server> servers = filled(text, problems);
        problems.refuseIfAny();
        return List.copyOf(servers);
    }

    /** The server of a text that was taken before. */
    static Server stored(String text, String fileName) throws OperationFailed {
        Problems problems = new Problems(fileName, true);
        List<Server> servers = filled(text, problems);
        problems.refuseIfAny();
        return servers.getFirst();
    }

    /** What a text says and everything that is wrong with it, for whoever is still writing it. */
    public static Draft draft(String text) {
        Problems problems = new Problems("");
        return new Draft(List.copyOf(filled(text, problems)), problems.all());
    }

    /** What a template says, in which a person has filled in nothing yet. */
    static List<Server> draftWithPlaceholders(String text) {
        return read(text, new Problems(""));
    }

    /** A text as far as it is understood. */
    public record Draft(List<Server> servers, List<ProfileProblem> problems) {}

    private static List<Server> filled(String text, Problems problems) {
        List<Server> servers = read(text, problems);
        if (TemplateFile.unfilled(text)) {
            new YamlText(text, new Problems("")).documents().forEach(document -> new Unfilled(problems).look(document));
        }
        return servers;
    }

    private static List<Server> read(String text, Problems problems) {
        List<Server> servers = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (MappingNode document : new YamlText(text, problems).documents()) {
            ServerReader.read(new Section(document, "", problems)).ifPresent(server -> {
                Integer first = lines.putIfAbsent(Servers.key(server.name()), Problems.line(document));
                if (first != null) {
                    problems.note(document, "server", Words.of("profile.problem.twice", first));
                }
                if (!problems.ofStored() && isTooLong(server)) {
                    problems.note(document, "server", Words.of("profile.problem.too-long", LONGEST_KB));
                }
                servers.add(server);
            });
        }
        return servers;
    }

    /** Fails where the profile, written out in full, would not be read again. */
    static void requireReadable(Server server) throws OperationFailed {
        if (isTooLong(server)) {
            throw OperationFailed.refused(Words.of("servers.replace", server.name()))
                    .cameBack(Words.of("servers.replace.long", LONGEST_KB))
                    .next(Words.of("servers.replace.long.next"))
                    .build();
        }
    }

    private static boolean isTooLong(Server server) {
        return write(server).length() > YamlText.LONGEST;
    }

    /** One document, in the order and the words of the manual, without what goes without saying. */
    public static String write(Server server) {
        return ServerWriter.write(server);
    }

    /** Several documents in one file. */
    public static String write(List<Server> servers) {
        return String.join("---\n", servers.stream().map(ProfileFile::write).toList());
    }

    private static OperationFailed unreadable(Path file, String why) {
        return OperationFailed.refused(Words.of("profile.unreadable", file))
                .cameBack(why)
                .next(Words.of("profile.unreadable.next"))
                .build();
    }
}
