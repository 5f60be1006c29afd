package dev.handrail.desktop.settings;

import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.server.UserPath;
import dev.handrail.store.Elsewhere;
import dev.handrail.store.Whereabouts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The offer to have the data lie in another folder: what the window's sheet does, scripts do too. */
public final class DataFolderOffers {
    static final String WORDS = "settings folder";
    static final String FOLDER = "FOLDER";
    static final String USUAL = "--usual";
    static final String BRING = "--bring";

    private final Whereabouts whereabouts;

    public DataFolderOffers(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
    }

    public List<Offer> offers() {
        return List.of(new Offer.Action(
                WORDS,
                Words.of("settings.place.offer"),
                Effect.READS,
                List.of(
                        Argument.optional(FOLDER, Type.FOLDER, Words.of("settings.place.offer.folder")),
                        Argument.optional(USUAL, Type.FLAG, Words.of("settings.place.offer.usual")),
                        Argument.optional(BRING, Type.FLAG, Words.of("settings.place.offer.bring"))),
                this::change));
    }

    private DataFolderChange change(Arguments given) throws OperationFailed {
        Elsewhere elsewhere = whereabouts
                .elsewhere()
                .orElseThrow(() -> OperationFailed.usage(Words.of("settings.place.not"))
                        .cameBack(Words.of("settings.place.named"))
                        .next(Words.of("settings.place.named.next"))
                        .build());
        return new DataFolderChange(elsewhere, wanted(given, elsewhere), given.flag(BRING));
    }

    private static Path wanted(Arguments given, Elsewhere elsewhere) throws OperationFailed {
        Optional<String> folder = given.maybe(FOLDER).filter(text -> !text.isBlank());
        if (folder.isPresent() == given.flag(USUAL)) {
            throw OperationFailed.usage(Words.of("settings.place.unnamed"))
                    .next(Words.of("settings.place.unnamed.next"))
                    .build();
        }
        try {
            return folder.isEmpty()
                    ? elsewhere.usual()
                    : UserPath.of(folder.get()).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw OperationFailed.usage(Words.of("arguments.path", e.getInput()))
                    .cameBack(e.getReason())
                    .next(Words.of("arguments.path.next"))
                    .build();
        }
    }
}
