package dev.handrail.desktop;

import dev.handrail.desktop.frame.Actions;
import dev.handrail.desktop.frame.FrameModel;
import dev.handrail.desktop.palette.KeysSheet;
import dev.handrail.desktop.palette.PaletteModel;
import dev.handrail.desktop.palette.PaletteSheet;
import dev.handrail.desktop.servers.ImportModel;
import dev.handrail.desktop.servers.ImportSheet;
import dev.handrail.desktop.servers.ServerModel;
import dev.handrail.desktop.servers.ServerSheet;
import dev.handrail.desktop.settings.SettingsModel;
import dev.handrail.desktop.settings.SettingsSheet;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.vault.VaultDesk;
import dev.handrail.operation.Arguments;
import dev.handrail.server.Server;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the window does when it is asked from anywhere in it. */
final class WindowActions implements Actions {
    private final Desk desk;
    private final FrameModel model;
    private final Deeds deeds;
    private final SettingsModel settings;
    private final Sheets sheets;
    private final Errands errands;
    private final VaultDesk vault;

    WindowActions(Desk desk, FrameModel model, Deeds deeds, SettingsModel settings, Sheets sheets, Errands errands) {
        this.desk = desk;
        this.model = model;
        this.deeds = deeds;
        this.settings = settings;
        this.sheets = sheets;
        this.errands = errands;
        this.vault = new VaultDesk(desk.vault(), sheets, errands, deeds::tell);
    }

    @Override
    public void palette() {
        sheets.show(new PaletteSheet(new PaletteModel(new PaletteItems(model, this, deeds).all())));
    }

    @Override
    public void keys() {
        sheets.show(new KeysSheet());
    }

    @Override
    public void settings() {
        sheets.show(new SettingsSheet(settings, vault));
    }

    @Override
    public void addServer() {
        form(null);
    }

    @Override
    public void importServers() {
        ImportModel found = new ImportModel(names(), errands);
        sheets.show(new ImportSheet(found, desk.sshConfig(), this::enter));
    }

    @Override
    public void edit(Server server) {
        form(server);
    }

    @Override
    public void test(Server server) {
        deeds.act("server test", Arguments.of("NAME", server.name()));
    }

    @Override
    public void export(Server server) {
        deeds.act("server export", Arguments.of("NAME", server.name()));
    }

    @Override
    public void remove(Server server) {
        deeds.act("server remove", Arguments.of("NAME", server.name()));
    }

    @Override
    public void backUp(Server server) {
        deeds.act("backup run", Arguments.of("SERVER", server.name()));
    }

    @Override
    public void lockVault() {
        vault.lock();
    }

    /** Starts the practice server, and goes there. */
    void practise(Errands.Errand<String> starter) {
        errands.run(starter, model::goTo, deeds::tell);
    }

    private void form(@Nullable Server before) {
        errands.run(
                () -> Set.copyOf(desk.vault().names()),
                secrets -> sheets.show(new ServerSheet(new ServerModel(before, names()), secrets, this::keep)),
                deeds::tell);
    }

    /** Typed secrets go to the vault first, so that no profile ever points to one that is not there. */
    private void keep(Server server, Map<String, Secret> typed, boolean thenTest, Runnable kept) {
        if (typed.isEmpty()) {
            store(server, typed, thenTest, kept);
        } else {
            vault.whenOpen(() -> store(server, typed, thenTest, kept));
        }
    }

    private void store(Server server, Map<String, Secret> typed, boolean thenTest, Runnable kept) {
        errands.run(
                () -> {
                    seal(typed);
                    desk.servers().save(server);
                },
                () -> {
                    kept.run();
                    model.goTo(server.name());
                    if (thenTest) {
                        test(server);
                    }
                },
                deeds::tell);
    }

    private void seal(Map<String, Secret> typed) throws OperationFailed {
        for (Map.Entry<String, Secret> entry : typed.entrySet()) {
            try (Secret secret = entry.getValue()) {
                desk.vault().put(entry.getKey(), secret);
            }
        }
    }

    private void enter(List<Server> chosen) {
        errands.run(
                () -> chosen.forEach(desk.servers()::save),
                () -> model.goTo(chosen.getFirst().name()),
                deeds::tell);
    }

    private List<String> names() {
        return model.servers().stream().map(Server::name).toList();
    }
}
