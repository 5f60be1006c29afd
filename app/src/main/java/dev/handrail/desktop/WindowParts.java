package dev.handrail.desktop;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Subject;
import dev.handrail.desktop.backups.BackupsModel;
import dev.handrail.desktop.backups.BackupsScreen;
import dev.handrail.desktop.backups.Look;
import dev.handrail.desktop.backups.RecoverModel;
import dev.handrail.desktop.backups.RecoverScreen;
import dev.handrail.desktop.backups.Walkthroughs;
import dev.handrail.desktop.frame.FrameModel;
import dev.handrail.desktop.frame.Lookout;
import dev.handrail.desktop.frame.Parts;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.journal.JournalModel;
import dev.handrail.desktop.journal.JournalScreen;
import dev.handrail.desktop.maintenance.MaintenanceScreen;
import dev.handrail.desktop.maintenance.NamesModel;
import dev.handrail.desktop.maintenance.SitesModel;
import dev.handrail.desktop.maintenance.SwitchModel;
import dev.handrail.desktop.overview.OverviewModel;
import dev.handrail.desktop.overview.OverviewScreen;
import dev.handrail.desktop.restore.KeptModel;
import dev.handrail.desktop.restore.KeptStrip;
import dev.handrail.desktop.restore.RestoreModel;
import dev.handrail.desktop.restore.RestoreScreen;
import dev.handrail.desktop.restore.Way;
import dev.handrail.desktop.rows.RowsModel;
import dev.handrail.desktop.rows.RowsPlace;
import dev.handrail.desktop.rows.RowsScreen;
import dev.handrail.desktop.servers.FleetScreen;
import dev.handrail.desktop.servers.WelcomeScreen;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the screens of the window, each with its model. */
record WindowParts(Desk desk, FrameModel model, Lookout lookout, Deeds deeds, WindowActions actions, Errands errands)
        implements Parts {
    @Override
    public Screen tab(Tab tab, Server server) {
        Times times = times();
        return switch (tab) {
            case OVERVIEW ->
                new OverviewScreen(
                        new OverviewModel(
                                server,
                                desk.catalogue(),
                                desk.journal(),
                                desk.sites().history(),
                                desk.windows(),
                                desk.guides(),
                                errands,
                                times,
                                deeds::tell),
                        lookout.news(),
                        model.tab()::set,
                        actions);
            case BACKUPS ->
                new BackupsScreen(
                        new BackupsModel(
                                new Look(server, desk.catalogue(), desk.journal(), times), errands, deeds::tell),
                        lookout.news(),
                        deeds,
                        actions,
                        new Walks());
            case MAINTENANCE -> maintenance(server, times);
            case RUNBOOKS -> new RunbookDesk(desk, lookout, deeds, actions, errands, times).screen(server);
            case JOURNAL ->
                new JournalScreen(
                        new JournalModel(desk.journal(), log(), server.name(), desk.zone(), errands, deeds::tell),
                        lookout.news(),
                        times,
                        new JournalDeeds(
                                server.name(), log().person(), desk.clock(), desk.zone(), deeds, actions.sheets()));
        };
    }

    private MaintenanceLog log() {
        return desk.guides().means().log();
    }

    private Screen maintenance(Server server, Times times) {
        SitesModel sites = new SitesModel(server, desk.sites(), errands, times, deeds::tell);
        SwitchModel lever = new SwitchModel(
                server,
                desk.windows(),
                () -> server.access() instanceof Access.ThisComputer
                        || desk.shells().connected(server),
                deeds,
                errands,
                times,
                sites::check);
        return new MaintenanceScreen(sites, new NamesModel(server, deeds, times), lever, lookout.news());
    }

    private final class Walks implements Walkthroughs {
        @Override
        public Screen restore(Backup backup, Runnable onLeave, Consumer<Screen> onward) {
            return new RestoreScreen(
                    walk(backup, Way.BESIDE), times(), onLeave, place -> onward.accept(compare(place, onLeave)));
        }

        @Override
        public Screen recover(Server server, Runnable onLeave, Consumer<Screen> onward) {
            RecoverModel lost = new RecoverModel(
                    server,
                    desk.catalogue(),
                    desk.journal(),
                    deeds,
                    errands,
                    desk.clock().instant(),
                    deeds::tell);
            return new RecoverScreen(lost, times(), onLeave, onward, this::bring, () -> actions.edit(server));
        }

        /** To where it was, which is free when all is gone. */
        private Screen bring(Backup backup, Runnable onLeave) {
            RestoreModel walk = walk(backup, Way.BESIDE);
            walk.toWhereItWas();
            return new RestoreScreen(walk, times(), onLeave, place -> {});
        }

        @Override
        public boolean wantsRecovery(Server server) {
            return actions.takeRecovery(server);
        }

        @Override
        public Screen drill(Backup backup, Runnable onLeave) {
            return new RestoreScreen(walk(backup, Way.DRILL), times(), onLeave, place -> {});
        }

        @Override
        public Screen rows(Server server, List<String> databases, Runnable onLeave) {
            RowsPlace place = new RowsPlace(server.name(), databases.getFirst(), "");
            return new RowsScreen(new RowsModel(place, databases, deeds, deeds::tell), times(), onLeave);
        }

        private Screen compare(RowsPlace place, Runnable onLeave) {
            RowsModel rows = new RowsModel(place, List.of(place.database()), deeds, deeds::tell);
            return new RowsScreen(rows, times(), onLeave);
        }
    }

    private Times times() {
        return new Times(desk.clock(), desk.zone());
    }

    private RestoreModel walk(Backup backup, Way way) {
        Stream<String> others = model.servers().stream()
                .filter(server -> Subject.of(backup).sort() != Subject.Sort.DATABASE
                        || !server.databases().isEmpty())
                .map(Server::name)
                .filter(name -> !name.equals(backup.server()));
        List<String> servers = Stream.concat(Stream.of(backup.server()), others).toList();
        Set<String> holdable = model.servers().stream()
                .filter(server -> server.maintenance() != null)
                .map(Server::name)
                .collect(Collectors.toSet());
        return new RestoreModel(backup, servers, holdable, way, deeds, deeds::tell);
    }

    @Override
    public Screen above(Server server) {
        return new KeptStrip(new KeptModel(server, desk.kept(), deeds, errands, times(), deeds::tell), lookout.news());
    }

    @Override
    public Screen fleet(boolean empty) {
        return empty
                ? new WelcomeScreen(actions::addServer, actions::importServers, actions::recover, actions::practise)
                : new FleetScreen(lookout, model::goTo, actions::maintain);
    }
}
