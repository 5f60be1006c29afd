package dev.handrail.practice;

import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The practice server of a folder as it stands in the book, where a person may have given it another name. */
record PracticeEntry(Servers book, Path folder) {
    Optional<Server> kept() {
        return all().stream().min(Comparator.comparing(server -> !server.name().equals(PracticeServer.NAME)));
    }

    /** What it is called there, or would be. */
    Server server() {
        return kept().map(kept -> PracticeProfile.unreached().withName(kept.name()))
                .orElseGet(PracticeProfile::unreached);
    }

    /** Another server that has the name of this one. */
    Optional<String> namesake() {
        return book.called(PracticeServer.NAME).filter(name -> !isOurs(name));
    }

    void requireItsName() throws OperationFailed {
        Optional<String> namesake = inTheWay();
        if (namesake.isPresent()) {
            throw OperationFailed.refused(Words.of("practice.named", namesake.get()))
                    .next(Words.of("practice.named.next", namesake.get()))
                    .build();
        }
    }

    /** Another server that has the name by which this one would be entered. */
    Optional<String> inTheWay() {
        return kept().isPresent() ? Optional.empty() : namesake();
    }

    void remove() throws OperationFailed {
        for (Server server : all()) {
            book.remove(server.name());
        }
        if (book.profile(PracticeServer.NAME).isPresent() && namesake().isEmpty()) {
            book.remove(PracticeServer.NAME);
        }
    }

    private List<Server> all() {
        return book.all().stream()
                .filter(server -> PracticeProfile.isOf(server, folder))
                .toList();
    }

    /** One that cannot be read is known by what it names in the folder. */
    private boolean isOurs(String name) {
        boolean read = book.all().stream().anyMatch(server -> server.name().equals(name));
        return read
                ? all().stream().anyMatch(server -> server.name().equals(name))
                : book.profile(name)
                        .filter(text -> text.contains(folder + File.separator))
                        .isPresent();
    }
}
