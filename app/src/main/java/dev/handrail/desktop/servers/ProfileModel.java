package dev.handrail.desktop.servers;

import dev.handrail.server.ProfileFile;
import dev.handrail.server.ProfileProblem;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;

/** The profile of one server as its file, looked at while it is written. */
public final class ProfileModel {
    private static final String NAME = "server";
    private static final Pattern MARK = Pattern.compile("---(\\s.*)?");
    private static final Pattern SAYS = Pattern.compile("\\s*[^\\s#%-]");

    private final String name;
    private final String before;
    private final Function<String, Optional<String>> nameCheck;
    private final StringProperty text;
    private final ReadOnlyListWrapper<ProfileProblem> problems =
            new ReadOnlyListWrapper<>(FXCollections.observableArrayList());
    private Optional<Server> server = Optional.empty();

    /** @param nameCheck what is wrong with a name, or nothing */
    public ProfileModel(Server start, Function<String, Optional<String>> nameCheck) {
        this.name = start.name();
        this.before = ProfileFile.write(start);
        this.nameCheck = nameCheck;
        this.text = new SimpleStringProperty(before);
        text.subscribe(this::look);
    }

    public String name() {
        return name;
    }

    public StringProperty text() {
        return text;
    }

    /** Whether something was written that closing would lose. */
    public boolean changed() {
        return !text.get().equals(before);
    }

    /** All that is wrong, in the order of the lines. */
    public ReadOnlyListProperty<ProfileProblem> problems() {
        return problems.getReadOnlyProperty();
    }

    /** The server, unless something is wrong. */
    public Optional<Server> server() {
        return server;
    }

    private void look(String written) {
        ProfileFile.Draft draft = ProfileFile.draft(written);
        List<ProfileProblem> found = new ArrayList<>(draft.problems());
        if (found.isEmpty()) {
            draft.servers().stream().skip(1).findFirst().ifPresent(second -> found.add(second(written)));
            Server first = draft.servers().getFirst();
            nameCheck
                    .apply(first.name())
                    .ifPresent(wrong -> found.add(new ProfileProblem(nameLine(written), NAME, wrong)));
        }
        server = found.isEmpty() ? Optional.of(draft.servers().getFirst()) : Optional.empty();
        problems.setAll(found);
    }

    /** At the mark that sets it apart; one that stands before anything else sets nothing apart. */
    private static ProfileProblem second(String written) {
        List<String> lines = written.lines().toList();
        int line = IntStream.range(0, lines.size())
                .filter(at -> MARK.matcher(lines.get(at)).matches())
                .filter(at -> lines.subList(0, at).stream()
                        .anyMatch(before -> SAYS.matcher(before).lookingAt()))
                .findFirst()
                .orElse(0);
        return new ProfileProblem(1 + line, Words.of("profile.yaml.file"), Words.of("editor.one"));
    }

    private static int nameLine(String written) {
        List<String> lines = written.lines().toList();
        return 1
                + Math.max(
                        0,
                        lines.indexOf(lines.stream()
                                .filter(line -> line.startsWith(NAME))
                                .findFirst()
                                .orElse("")));
    }
}
