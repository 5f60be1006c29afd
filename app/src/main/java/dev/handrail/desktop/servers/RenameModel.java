package dev.handrail.desktop.servers;

import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.Words;
import java.util.Collection;
import java.util.Optional;

/** Another name for a server. */
public final class RenameModel {
    private final String before;
    private final Field name;

    /** @param taken the names that there are */
    public RenameModel(Server server, Collection<String> taken) {
        this.before = server.name();
        this.name = new Field(before, text -> problem(server, text, taken));
    }

    public String before() {
        return before;
    }

    public Field name() {
        return name;
    }

    /** The new name, unless it is none or the old one. */
    public Optional<String> wanted() {
        return name.valid() && !name.value().equals(before) ? Optional.of(name.value()) : Optional.empty();
    }

    private Optional<String> problem(Server server, String text, Collection<String> taken) {
        String key = Servers.key(text);
        boolean another = !key.equals(Servers.key(before))
                && taken.stream().map(Servers::key).anyMatch(key::equals);
        return another
                ? Optional.of(Words.of("form.name.taken"))
                : Field.accepted(server::withName).apply(text);
    }
}
