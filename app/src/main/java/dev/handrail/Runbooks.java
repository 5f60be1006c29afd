package dev.handrail;

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
import dev.handrail.vault.Asker;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The library of runbooks, and what follows them: they string together what all the others offer. */
final class Runbooks {
    private final Setting setting;
    private final DataFolder folder;
    private final Reach reach;
    private final Asker asker;
    private final UnaryOperator<String> redaction;
    private final Library library;

    Runbooks(Setting setting, DataFolder folder, Reach reach, Asker asker, UnaryOperator<String> redaction) {
        this.setting = setting;
        this.folder = folder;
        this.reach = reach;
        this.asker = asker;
        this.redaction = redaction;
        this.library = new Library(new OwnFolder(setting.home()));
    }

    /** @param all what a runbook chooses from */
    List<Offer> offers(Supplier<List<Offer>> all) {
        List<Offer> offers = new ArrayList<>(new GuideOffers(library, folder.servers(), all).offers());
        offers.addAll(new WritingOffers(library).offers());
        offers.addAll(new EditOffers(
                        library, new Editor(setting.environment(), setting.window(), System.getProperty("os.name")))
                .offers());
        Lazy<WalkMeans> walkthroughs = walkthroughs(all);
        Path evidence = setting.home().resolve("evidence");
        offers.addAll(new WalkOffers(library, walkthroughs, asker, evidence).offers());
        offers.addAll(new DutyOffers(library, walkthroughs).offers());
        offers.addAll(new RecordOffers(walkthroughs, evidence).offers());
        return offers;
    }

    /** What the window shows of them. */
    Guides guides(Supplier<List<Offer>> all) throws OperationFailed {
        return new Guides(library, walkthroughs(all).get());
    }

    private Lazy<WalkMeans> walkthroughs(Supplier<List<Offer>> offers) {
        return new Lazy<>(() -> new WalkMeans(
                reach.shells().get(),
                reach.databases().get(),
                new Visitor(),
                folder.servers().get(),
                folder.journal().get(),
                new Walkthroughs(folder.store().get().jdbi(), setting.clock(), setting.user()),
                folder.log().get(),
                offers,
                redaction,
                setting.clock()));
    }
}
