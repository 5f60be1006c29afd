package dev.handrail.desktop;

import dev.handrail.backup.keep.Keeping;
import dev.handrail.desktop.backups.KeepModel;
import dev.handrail.desktop.backups.KeepSheet;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.AtOnce;
import dev.handrail.profile.ServerSaving;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.Optional;

/** Where the rules by which backups are kept are looked at, tried out, saved and carried out. */
record KeepDesk(Desk desk, AtOnce atOnce, Deeds deeds, Sheets sheets, Errands errands) {
    /** Begins with what is in the book now, not with what some screen still shows. */
    void open(String name) {
        errands.run(() -> sheet(name), sheets::show, deeds::tell);
    }

    private KeepSheet sheet(String name) throws OperationFailed {
        Optional<String> stored = desk.servers().profile(name);
        Server server = desk.servers().require(name);
        KeepModel model = new KeepModel(
                server,
                desk.catalogue().of(name),
                new Keeping(desk.catalogue(), desk.journal(), desk.clock()),
                errands,
                new Times(desk.clock(), desk.zone()),
                deeds::tell);
        return new KeepSheet(
                model,
                (changed, saved) -> save(stored, changed, saved),
                () -> deeds.act("backup prune", Arguments.of("SERVER", name)));
    }

    private void save(Optional<String> before, Server changed, Runnable saved) {
        errands.run(() -> atOnce.run(new ServerSaving(desk.servers(), before, changed)), saved, deeds::tell);
    }
}
