package dev.handrail.desktop.settings;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the sheet of the settings does, which is what the offers say. */
public record SettingsDeeds(List<Offer> offers, Doing doing) {
    public SettingsDeeds {
        offers = List.copyOf(offers);
    }

    /** Plans an operation, does it and writes it into the journal; returns when it is done. */
    @FunctionalInterface
    public interface Doing {
        void run(Operation operation) throws OperationFailed;
    }

    void set(Settings from, Settings to) throws OperationFailed {
        run(
                SettingsOffers.SET,
                SettingsOffers.differences(from, to).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, given -> List.of(given.getValue()))));
    }

    void useFolder(String folder) throws OperationFailed {
        run("runbook use-folder", Map.of("FOLDER", List.of(folder)));
    }

    void useUsualFolder() throws OperationFailed {
        run("runbook use-folder", Map.of("--usual", List.of()));
    }

    /** @param bring whether the present data are brought there though others lie there */
    void keepIn(Path folder, boolean bring) throws OperationFailed {
        Map<String, List<String>> given = new HashMap<>();
        given.put(DataFolderOffers.FOLDER, List.of(folder.toString()));
        if (bring) {
            given.put(DataFolderOffers.BRING, List.of());
        }
        run(DataFolderOffers.WORDS, given);
    }

    private void run(String words, Map<String, List<String>> given) throws OperationFailed {
        for (Offer offer : offers) {
            if (offer instanceof Offer.Action action && action.words().equals(words)) {
                doing.run(action.maker().make(new Arguments(given)));
                return;
            }
        }
        throw new IllegalStateException("Nobody offers " + words);
    }
}
