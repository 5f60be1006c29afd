package dev.handrail.desktop;

import dev.handrail.desktop.frame.Lookout;
import dev.handrail.desktop.runbooks.ExportModel;
import dev.handrail.desktop.runbooks.ExportSheet;
import dev.handrail.desktop.runbooks.FinishModel;
import dev.handrail.desktop.runbooks.FinishSheet;
import dev.handrail.desktop.runbooks.RunbooksModel;
import dev.handrail.desktop.runbooks.RunbooksScreen;
import dev.handrail.desktop.runbooks.StartModel;
import dev.handrail.desktop.runbooks.StartSheet;
import dev.handrail.desktop.runbooks.WalkModel;
import dev.handrail.desktop.runbooks.WalkScreen;
import dev.handrail.desktop.runbooks.WalkSheets;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.walk.Walkthrough;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where runbooks are chosen, begun and followed. */
record RunbookDesk(Desk desk, Lookout lookout, Deeds deeds, WindowActions actions, Errands errands, Times times) {
    Screen screen(Server server) {
        RunbooksModel model = new RunbooksModel(server, desk.guides(), errands, times, deeds::tell);
        return new RunbooksScreen(model, lookout.news(), errands::inWindow, actions.wantedGuide(), new Doing(server));
    }

    private final class Doing implements RunbooksScreen.Doing {
        private final Server server;

        Doing(Server server) {
            this.server = server;
        }

        @Override
        public void start(Guide guide, Consumer<String> begun) {
            actions.sheets().show(new StartSheet(new StartModel(guide, server, actions.others(server), deeds, begun)));
        }

        @Override
        public WalkScreen walk(String id, Runnable onLeave) {
            WalkModel model =
                    new WalkModel(id, desk.guides(), desk.journal(), deeds, errands, times, this::finish, deeds::tell);
            WalkSheets sheets = new WalkSheets(actions.sheets()::show, this::export);
            return new WalkScreen(model, lookout.news(), sheets, errands::inWindow, onLeave);
        }

        private void finish(FinishModel model) {
            actions.sheets().show(new FinishSheet(model, times));
        }

        @Override
        public void edit(Guide guide) {
            Map<String, List<String>> given = new HashMap<>();
            given.put("NAME", List.of(guide.file()));
            if (guide.origin() == Guide.Origin.PROGRAM) {
                given.put("--copy", List.of("true"));
                deeds.act("runbook edit", new Arguments(given));
            } else {
                // The editor that opens is answer enough.
                deeds.ask("runbook edit", new Arguments(given), answer -> {});
            }
        }

        @Override
        public void open() {
            actions.openGuide(server);
        }

        @Override
        public void export(Walkthrough walkthrough) {
            Path home = Path.of(System.getProperty("user.home"));
            ExportModel model = new ExportModel(
                    walkthrough,
                    home,
                    deeds,
                    errands,
                    answer -> deeds.show(Words.of("export.done", walkthrough.title()), answer));
            actions.sheets().show(new ExportSheet(model));
        }

        @Override
        public boolean has(String words) {
            return deeds.has(words);
        }

        @Override
        public void ask(String words) {
            for (Offer offer : deeds.offers()) {
                if (offer.words().equals(words) && offer.arguments().isEmpty()) {
                    deeds.act(words, new Arguments(Map.of()));
                } else if (offer.words().equals(words)) {
                    actions.ask(offer, offer.arguments(), server.name());
                }
            }
        }
    }
}
