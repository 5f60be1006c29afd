package dev.handrail.desktop.samples;

import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.library.Editor;
import dev.handrail.runbook.library.Library;
import dev.handrail.runbook.library.OwnFolder;
import dev.handrail.runbook.offers.DutyOffers;
import dev.handrail.runbook.offers.EditOffers;
import dev.handrail.runbook.offers.GuideOffers;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.runbook.offers.RecordOffers;
import dev.handrail.runbook.offers.WalkOffers;
import dev.handrail.runbook.offers.WritingOffers;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.runbook.walk.Walkthroughs;
import dev.handrail.server.Servers;
import dev.handrail.sql.Databases;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import dev.handrail.web.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A few runbooks in a folder, and all that it takes to follow them on this computer. */
record SampleRunbooks(Path home, Servers servers, Journal journal, Store store, SampleClock clock) {
    static final List<String> FILES = List.of("laravel-update", "monthly-restore", "compose-update");

    List<Offer> offers(Supplier<List<Offer>> all) {
        Library library = library();
        List<Offer> offers = new ArrayList<>(new GuideOffers(library, new Lazy<>(() -> servers), all).offers());
        Lazy<WalkMeans> means = new Lazy<>(() -> means(all));
        offers.addAll(new WritingOffers(library).offers());
        offers.addAll(new EditOffers(library, new Editor(Map.of("HANDRAIL_EDITOR", "true"), true, "Linux")).offers());
        Path evidence = home.resolve("evidence");
        offers.addAll(new WalkOffers(library, means, Asker.NOBODY, evidence).offers());
        offers.addAll(new DutyOffers(library, means).offers());
        offers.addAll(new RecordOffers(means, evidence).offers());
        return offers;
    }

    Guides guides(Supplier<List<Offer>> all) {
        return new Guides(library(), means(all));
    }

    private Library library() {
        return new Library(new OwnFolder(home));
    }

    private WalkMeans means(Supplier<List<Offer>> all) {
        SampleDesk.OnlyHere shells = new SampleDesk.OnlyHere();
        return new WalkMeans(
                shells,
                new Databases(shells, (ref, name) -> Secret.of("unused".toCharArray())),
                new Visitor(),
                servers,
                journal,
                new Walkthroughs(store.jdbi(), clock, "mara"),
                new MaintenanceLog(store.jdbi(), clock, "mara"),
                all,
                text -> text,
                clock);
    }

    /** Puts them into the folder. */
    void write() {
        try {
            Path folder = Files.createDirectories(home.resolve("runbooks"));
            for (String name : FILES) {
                try (InputStream file =
                        Objects.requireNonNull(SampleRunbooks.class.getResourceAsStream(name + ".md"), name)) {
                    Files.write(folder.resolve(name + ".md"), file.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
