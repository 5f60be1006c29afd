package dev.handrail.desktop;

import dev.handrail.desktop.frame.FrameModel;
import dev.handrail.desktop.servers.TemplateSheet;
import dev.handrail.desktop.servers.form.ServerModel;
import dev.handrail.desktop.servers.form.ServerSheet;
import dev.handrail.desktop.servers.form.ServerSheet.Entered;
import dev.handrail.desktop.servers.form.ServerSheet.Entering;
import dev.handrail.desktop.servers.form.TrialModel;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.vault.VaultDesk;
import dev.handrail.operation.AtOnce;
import dev.handrail.profile.ServerSaving;
import dev.handrail.runbook.duty.Duties;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.server.Template;
import dev.handrail.server.TemplateFile;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens the form of a server, and does what the form asks for. */
final class ServerForms {
    private static final double MILLIS = 1000.0;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Desk desk;
    private final FrameModel model;
    private final Deeds deeds;
    private final Sheets sheets;
    private final Errands errands;
    private final VaultDesk vault;
    private final AtOnce atOnce;
    private final Consumer<Server> onTest;

    /** @param onTest tests the connection to a server that was saved */
    ServerForms(
            Desk desk,
            FrameModel model,
            Deeds deeds,
            Sheets sheets,
            Errands errands,
            VaultDesk vault,
            Consumer<Server> onTest) {
        this.desk = desk;
        this.model = model;
        this.deeds = deeds;
        this.sheets = sheets;
        this.errands = errands;
        this.vault = vault;
        this.atOnce = new AtOnce(desk.runner());
        this.onTest = onTest;
    }

    /**
     * Asks first what kind of system it is.
     *
     * @param added told of the server when it was kept, after the window went there
     */
    void add(Consumer<Server> added) {
        sheets.show(new TemplateSheet(Duties::brought, template -> add(template, added)));
    }

    private void add(Optional<Template> template, Consumer<Server> added) {
        if (template.isEmpty()) {
            open(null, added);
            return;
        }
        errands.run(
                () -> {
                    Set<String> secrets = Set.copyOf(desk.vault().names());
                    ServerModel form = ServerModel.of(TemplateFile.of(template.get()), names());
                    return new ServerSheet(form, secrets, desk.clock(), new AtTheForm(Optional.empty(), added));
                },
                sheets::show,
                deeds::tell);
    }

    private List<String> names() {
        return model.servers().stream().map(Server::name).toList();
    }

    /** The form begins with what is in the book now, not with what some screen still shows. */
    void open(Server shown) {
        open(shown, server -> {});
    }

    private void open(@Nullable Server shown, Consumer<Server> kept) {
        errands.run(
                () -> {
                    Set<String> secrets = Set.copyOf(desk.vault().names());
                    Optional<String> stored =
                            shown == null ? Optional.empty() : desk.servers().profile(shown.name());
                    @Nullable
                    Server before = shown == null ? null : desk.servers().require(shown.name());
                    ServerModel form = new ServerModel(before, names());
                    return new ServerSheet(form, secrets, desk.clock(), new AtTheForm(stored, kept));
                },
                sheets::show,
                deeds::tell);
    }

    /** What is done for one form. */
    private final class AtTheForm implements ServerSheet.Desk {
        private final Optional<String> before;
        private final Consumer<Server> after;

        AtTheForm(Optional<String> before, Consumer<Server> after) {
            this.before = before;
            this.after = after;
        }

        /** Nothing is taken out of the form before the vault is open: whoever leaves that has typed nothing for nothing. */
        @Override
        public void save(Server server, Entering entering, boolean thenTest, Runnable kept) {
            Runnable store = () -> store(before, server, entering.now(), thenTest, () -> {
                kept.run();
                model.goTo(server.name());
                after.accept(server);
            });
            if (isEmpty(entering)) {
                store.run();
            } else {
                vault.whenOpen(store);
            }
        }

        private static boolean isEmpty(Entering entering) {
            try (Entered entered = entering.now()) {
                return entered.isEmpty();
            }
        }

        @Override
        public void attempt(Server server, Destination destination, Map<String, Secret> typed, TrialModel trial) {
            errands.run(() -> tried(server, destination, typed), trial::well, trial::failed);
        }

        @Override
        public void show(Sheet sheet) {
            sheets.show(sheet);
        }

        @Override
        public void tell(OperationFailed failed) {
            deeds.tell(failed);
        }
    }

    /** How long it took, and when. */
    private String tried(Server server, Destination destination, Map<String, Secret> typed) throws OperationFailed {
        try {
            Instant begun = desk.clock().instant();
            atOnce.run(desk.trials().of(server, destination, typed));
            Instant ended = desk.clock().instant();
            String seconds = String.format(
                    Locale.ROOT, "%.1f", Duration.between(begun, ended).toMillis() / MILLIS);
            return Words.of("form.try.took", seconds, TIME.format(ended.atZone(desk.zone())));
        } finally {
            typed.values().forEach(Secret::close);
        }
    }

    private void store(Optional<String> before, Server server, Entered entered, boolean thenTest, Runnable kept) {
        errands.run(
                () -> {
                    try (entered) {
                        ServerSaving.Sealing sealing = new ServerSaving.Sealing(
                                entered.names(), () -> new FormSecrets(desk.vault()).seal(server, entered));
                        atOnce.run(new ServerSaving(desk.servers(), before, server, sealing));
                    }
                },
                () -> {
                    kept.run();
                    if (thenTest) {
                        onTest.accept(server);
                    }
                },
                deeds::tell);
    }
}
