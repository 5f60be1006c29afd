package dev.handrail.desktop.settings;

import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Saying;
import dev.handrail.runbook.library.Library;
import dev.handrail.runbook.library.OwnFolder;
import dev.handrail.runbook.offers.GuideOffers;
import dev.handrail.store.Whereabouts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the sheet of the settings can do, with no journal behind it. */
public final class SomeSettings {
    private SomeSettings() {}

    public static SettingsDeeds deeds(Path home) {
        return deeds(Whereabouts.named(home));
    }

    static SettingsDeeds deeds(Whereabouts at) {
        Path home = at.home();
        List<Offer> offers = new ArrayList<>(new SettingsOffers(new SettingsFile(home), at).offers());
        offers.addAll(new DataFolderOffers(at).offers());
        offers.addAll(new GuideOffers(
                        new Library(new OwnFolder(home)),
                        new Lazy<>(() -> {
                            throw new AssertionError("no server is asked for");
                        }),
                        List::of)
                .offers());
        return new SettingsDeeds(offers, operation -> operation.run(new Saying()));
    }
}
