package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.shared.Sheet;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a form under test asks for: keeps it, and shows what is to be shown. */
final class Opened implements ServerSheet.Desk {
    final Sheets sheets;
    final List<Server> saved = new ArrayList<>();
    final List<Destination> tried = new ArrayList<>();
    final Map<String, String> secrets = new HashMap<>();
    final Map<String, String> moved = new HashMap<>();
    final List<OperationFailed> told = new ArrayList<>();
    boolean tested;

    Opened(Sheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public void save(Server server, ServerSheet.Entering entering, boolean thenTest, Runnable kept) {
        saved.add(server);
        tested = thenTest;
        ServerSheet.Entered entered = entering.now();
        take(entered.typed());
        moved.putAll(entered.moved());
        kept.run();
    }

    @Override
    public void attempt(Server server, Destination destination, Map<String, Secret> typed, TrialModel trial) {
        tried.add(destination);
        take(typed);
        trial.well("in no time");
    }

    private void take(Map<String, Secret> typed) {
        typed.forEach((name, secret) -> {
            secrets.put(name, new String(secret.characters()));
            secret.close();
        });
    }

    @Override
    public void show(Sheet sheet) {
        sheets.show(sheet);
    }

    @Override
    public void tell(OperationFailed failed) {
        told.add(failed);
    }
}
